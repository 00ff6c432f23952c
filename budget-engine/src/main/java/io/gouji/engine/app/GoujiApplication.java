package io.gouji.engine.app;

import java.net.URI;
import java.nio.file.Path;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** The Eclipse door: the {@code gouji} command as a headless application. */
public final class GoujiApplication implements IApplication {
  /** Where the product lies, for whoever looks for its templates. */
  private static final String HOME = "gouji.home";

  @Override
  public Object start(IApplicationContext context) {
    String area = System.getProperty("osgi.install.area");
    if (System.getProperty(HOME) == null && area != null) {
      System.setProperty(HOME, home(area).toString());
    }
    context.applicationRunning();
    String[] args = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
    return Gouji.run(args);
  }

  /** A command ends by itself; there is nothing to interrupt. */
  @Override
  public void stop() {}

  /**
   * The folder that Equinox means by its install area. It writes the area as a URL without escaping
   * blanks and Chinese, so only its scheme is cut off where it is no well-formed URI.
   */
  static Path home(String area) {
    try {
      return Path.of(URI.create(area));
    } catch (IllegalArgumentException unescaped) {
      return Path.of(area.substring("file:".length()));
    }
  }
}
