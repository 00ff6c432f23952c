package io.gouji.engine.app;

import io.gouji.engine.report.Paint;
import picocli.CommandLine.Help.Ansi.Style;

/** The colours of a terminal. */
enum Colours implements Paint {
  TERMINAL;

  @Override
  public String on(Ink ink, String text) {
    return Style.on(styles(ink)) + text + Style.reset.on();
  }

  private static Style[] styles(Ink ink) {
    return switch (ink) {
      case GOOD -> new Style[] {Style.bold, Style.fg_green};
      case ERROR -> new Style[] {Style.bold, Style.fg_red};
      case WARNING -> new Style[] {Style.bold, Style.fg_yellow};
      case VERIFY -> new Style[] {Style.bold, Style.fg_cyan};
      case INFO -> new Style[] {Style.bold, Style.fg_blue};
      case STRONG -> new Style[] {Style.bold};
      case MUTED -> new Style[] {Style.faint};
    };
  }
}
