package io.gouji.engine.narrative;

import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.pack.Catalogue.Former;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** Whether subjects are called what they are called in the budget year (N18). */
final class FormerCheck {
  private static final String FUNCTIONAL = "functional";
  private static final int CLASS_DIGITS = 3;
  private static final int MOST = 100;

  private final Form form;
  private final Remarks remarks;
  private final Catalogue catalogue;
  private final List<Former> classes;

  private FormerCheck(Form form, Catalogue catalogue, Remarks remarks) {
    this.form = form;
    this.catalogue = catalogue;
    this.remarks = remarks;
    classes =
        catalogue.former().stream().filter(name -> name.code().length() == CLASS_DIGITS).toList();
  }

  static void run(Form form, Remarks remarks) {
    Catalogue catalogue = form.lexicon().pack().catalogues().get(FUNCTIONAL);
    if (catalogue != null) {
      FormerCheck check = new FormerCheck(form, catalogue, remarks);
      for (Passage passage : form.text()) {
        boolean glossary =
            form.outline().part(passage).filter(in -> in.is(Kinds.GLOSSARY)).isPresent();
        if (!glossary) {
          check.classes(passage);
        }
        check.paths(passage);
      }
      check.glossary();
    }
  }

  /** Names that classes once had, written out in full. */
  private void classes(Passage passage) {
    for (Former name : classes) {
      int at = passage.text().indexOf(name.name());
      while (at >= 0) {
        Span span = new Span(passage, at, at + name.name().length());
        if (isPast(name) && !isPartOfCurrent(span)) {
          boolean path = form.matches(Kinds.PATH_LEVEL, passage.text().substring(span.end()));
          boolean known = !name.until().isEmpty();
          tell(path && known ? "N18" : "N18B", span, name);
        }
        at = passage.text().indexOf(name.name(), span.end());
      }
    }
  }

  /** Whether a former name is no longer right in the budget year. */
  private boolean isPast(Former name) {
    return form.year() > 0
        && (name.until().isEmpty() || Integer.parseInt(name.until()) < form.year());
  }

  /** Longer names of today may hold a former one. */
  private boolean isPartOfCurrent(Span span) {
    String text = span.passage().text();
    for (String code : catalogue.classCodes()) {
      String now = catalogue.name(code).orElse("");
      int at = now.isEmpty() ? -1 : now.indexOf(span.text());
      if (at >= 0 && text.startsWith(now, Math.max(span.start() - at, 0))) {
        return true;
      }
    }
    return false;
  }

  /** Class, section and item as they stand behind each other. */
  private void paths(Passage passage) {
    for (Phrase phrase : form.lexicon().phrases(Kinds.PATH)) {
      Matcher found = phrase.pattern().matcher(passage.text());
      boolean any = false;
      while (found.find()) {
        any = true;
        path(passage, found);
      }
      if (any) {
        return;
      }
    }
  }

  private void path(Passage passage, Matcher found) {
    String code = catalogue.classCode(found.group(1)).orElse("");
    if (code.isEmpty()) {
      unknown(new Span(passage, found.start(1), found.end(1)));
    }
    for (int group = 2; group <= found.groupCount() && !code.isEmpty(); group++) {
      String above = code;
      String name = found.group(group);
      Span span = new Span(passage, found.start(group), found.end(group));
      code = below(above, name).orElse("");
      if (code.isEmpty()) {
        Optional<Former> former = former(above, name);
        former.filter(this::isPast).ifPresent(past -> tell("N18B", span, past));
        if (former.isEmpty()) {
          unknown(span);
        }
      }
    }
  }

  private Optional<String> below(String above, String name) {
    for (int number = 0; number < MOST; number++) {
      String code = above + number / 10 + number % 10;
      if (catalogue.name(code).filter(name::equals).isPresent()) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  private Optional<Former> former(String above, String name) {
    return catalogue.former().stream()
        .filter(former -> former.code().length() == above.length() + 2)
        .filter(former -> former.code().startsWith(above) && former.name().equals(name))
        .findFirst();
  }

  /** The notes on the classes: each must be one, and list sections of today. */
  private void glossary() {
    boolean notes = false;
    int level = -1;
    for (Passage passage : form.text()) {
      int own = passage.heading().level();
      if (form.matches(Kinds.SUBJECT_NOTES, passage.text()) && passage.isTitle()) {
        notes = true;
        level = own;
      } else if (notes && passage.heading().isNumbered() && own <= level) {
        notes = false;
      } else if (notes && passage.heading().isNumbered()) {
        note(passage);
      }
    }
  }

  private void note(Passage passage) {
    Optional<Span> head = GlossaryCheck.head(form, passage);
    if (head.isEmpty()) {
      return;
    }
    Optional<String> code = code(head.get().text());
    classes.stream()
        .filter(name -> isPast(name) && isCalled(head.get().text(), name.name()))
        .findFirst()
        .ifPresent(name -> tell("N18B", head.get(), name));
    if (code.isEmpty()) {
      unknown(head.get());
      return;
    }
    List<String> names = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    Matcher between = form.lexicon().marks().items().matcher(passage.text());
    int start = 0;
    while (between.find()) {
      Span item = new Span(passage, start, between.start());
      boolean past = former(code.get(), item.text()).filter(this::isPast).isPresent();
      if (past && below(code.get(), item.text()).isEmpty()) {
        names.add(item.text());
        spans.add(item);
      }
      start = between.end();
    }
    if (!names.isEmpty()) {
      remarks.note(
          "N18D",
          spans.get(0),
          head.get().text(),
          Map.of("class", head.get().text(), "names", String.join("\u3001", names)));
    }
  }

  /** A class may be called by its name without the word that all of them end with. */
  private Optional<String> code(String name) {
    Optional<String> code = catalogue.classCode(name);
    for (Worded tail : form.lines(Kinds.CLASS_TAIL)) {
      code = code.or(() -> catalogue.classCode(name + tail.entry().words()));
    }
    return code;
  }

  private boolean isCalled(String words, String name) {
    return words.equals(name)
        || form.lines(Kinds.CLASS_TAIL).stream()
            .anyMatch(tail -> (words + tail.entry().words()).equals(name));
  }

  private void unknown(Span span) {
    remarks.note("N18C", span, span.text(), Map.of("item", span.text()));
  }

  private void tell(String rule, Span span, Former name) {
    remarks.note(
        rule,
        span,
        name.name(),
        Map.of(
            "item", name.name(),
            "now", catalogue.name(name.now()).orElse(""),
            "until", name.until()));
  }
}
