package io.gouji.engine.narrative;

import io.gouji.engine.narrative.Statement.Level;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;

/**
 * Whether what the unit says of its staff fits the reasons it gives, and what it says of its assets
 * fits what it is and buys (N26, N11).
 */
final class ProfileCheck {
  private static final String POSTS = "posts";
  private static final String STAFF = "staff";

  private final Form form;
  private final Figures figures;
  private final Remarks remarks;

  /** A number of people and where it stands. */
  private record Count(int number, Span span) {}

  private ProfileCheck(Form form, Figures figures, Remarks remarks) {
    this.form = form;
    this.figures = figures;
    this.remarks = remarks;
  }

  static void run(Form form, Figures figures, Remarks remarks) {
    ProfileCheck check = new ProfileCheck(form, figures, remarks);
    Optional<Count> posts = check.count(POSTS);
    Optional<Count> staff = check.count(STAFF);
    if (posts.isPresent() && staff.isPresent()) {
      check.staff(posts.get(), staff.get());
    }
    check.assets(staff);
    check.assetsTold();
  }

  /** The number, if the text tells one only. */
  private Optional<Count> count(String meaning) {
    Optional<Count> only = Optional.empty();
    for (Passage passage : form.text()) {
      for (Worded line : form.lines(Kinds.STAFF)) {
        Matcher found = line.pattern().matcher(passage.text());
        while (line.entry().value().equals(meaning) && found.find()) {
          int number = Integer.parseInt(found.group(1));
          Span span = new Span(passage, found.start(1), found.end(1));
          if (only.filter(count -> count.number() != number).isPresent()) {
            return Optional.empty();
          }
          only = only.or(() -> Optional.of(new Count(number, span)));
        }
      }
    }
    return only;
  }

  private void staff(Count posts, Count staff) {
    Map<String, String> numbers =
        Map.of(
            "posts", Integer.toString(posts.number()), "staff", Integer.toString(staff.number()));
    if (staff.number() > posts.number()) {
      remarks.note("N26", staff.span(), "", numbers);
    } else if (staff.number() < posts.number()) {
      reason()
          .ifPresent(
              span ->
                  remarks.note(
                      "N26B",
                      span,
                      span.text(),
                      Map.of(
                          "words", span.text(),
                          "posts", numbers.get("posts"),
                          "staff", numbers.get("staff"))));
    }
  }

  /** The first place that says people were added. */
  private Optional<Span> reason() {
    return form.text().stream()
        .flatMap(passage -> first(Kinds.NEW_STAFF, passage).stream())
        .findFirst();
  }

  private Optional<Span> first(String kind, Passage passage) {
    for (Worded line : form.lines(kind)) {
      Matcher found = line.pattern().matcher(passage.text());
      if (found.find()) {
        return Optional.of(new Span(passage, found.start(), found.end()));
      }
    }
    return Optional.empty();
  }

  /** A unit without any assets has neither people to seat nor goods to buy. */
  private void assets(Optional<Count> staff) {
    Optional<Level> bought =
        figures.all(Level.class).stream()
            .filter(level -> level.year() == 0 && isBought(level))
            .filter(level -> level.money().filter(money -> money.fen().signum() > 0).isPresent())
            .findFirst();
    OptionalInt people =
        staff.map(count -> OptionalInt.of(count.number())).orElseGet(OptionalInt::empty);
    if (bought.isEmpty() && (people.isEmpty() || people.getAsInt() == 0)) {
      return;
    }
    for (Passage passage : form.text()) {
      Optional<Span> none = first(Kinds.NO_ASSETS, passage);
      if (none.isPresent()) {
        String goods = bought.map(level -> level.span().text()).orElse("");
        String rule = goods.isEmpty() ? "N11C" : "N11";
        remarks.note(
            rule,
            none.get(),
            none.get().text(),
            Map.of(
                "words",
                none.get().text(),
                "bought",
                goods,
                "staff",
                people.isPresent() ? Integer.toString(people.getAsInt()) : ""));
        return;
      }
    }
  }

  private boolean isBought(Level level) {
    return form.lines(Kinds.ASSETS).stream()
        .anyMatch(line -> line.entry().value().equals(level.subject().id()));
  }

  /** The section on assets must say there are none, or tell of vehicles and equipment. */
  private void assetsTold() {
    for (Passage title : form.text()) {
      boolean heading = title.heading().isNumbered() && title.isTitle();
      if (heading && first(Kinds.ASSETS, title).isPresent()) {
        StringBuilder told = new StringBuilder();
        form.text().stream()
            .filter(passage -> passage.number() > title.number())
            .takeWhile(
                passage ->
                    !passage.heading().isNumbered()
                        || passage.heading().level() > title.heading().level())
            .forEach(passage -> told.append(passage.text()));
        String words = told.toString();
        if (!words.isEmpty()
            && !form.matches(Kinds.ASSET_WORDS, words)
            && !form.matches(Kinds.NO_ASSETS, words)) {
          remarks.note("N11B", new Span(title, 0, title.text().length()), title.body(), Map.of());
        }
      }
    }
  }
}
