package io.gouji.engine.narrative;

import io.gouji.engine.narrative.Outline.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the parts of the document and the sections of each are there, once and in order (N22).
 */
final class OutlineCheck {
  private static final int FEW = 4;
  private static final int ENOUGH = 3;
  private static final int LONGEST_TITLE = 60;

  private final Form form;
  private final Outline outline;
  private final Remarks remarks;

  /** A section where it stands. */
  private record Found(int place, Passage title) {
    int level() {
      return title.heading().isNumbered() ? title.heading().level() : Integer.MAX_VALUE;
    }
  }

  private OutlineCheck(Form form, Remarks remarks) {
    this.form = form;
    outline = form.outline();
    this.remarks = remarks;
  }

  static void run(Form form, Remarks remarks) {
    if (form.text().isEmpty()) {
      return;
    }
    OutlineCheck check = new OutlineCheck(form, remarks);
    check.parts();
    for (int place = 0; place < check.outline.wanted().size(); place++) {
      check.sections(place);
    }
  }

  private void parts() {
    if (!outline.isWhole()) {
      return;
    }
    List<Worded> wanted = outline.wanted();
    int last = -1;
    for (int place = 0; place < wanted.size(); place++) {
      boolean optional = wanted.get(place).entry().value().contains(Kinds.OPTIONAL);
      List<Part> found = parts(place);
      if (found.isEmpty() && !optional) {
        tell("N22", form.text().get(0), wanted.get(place).id());
      }
      if (found.size() > 1 && !optional) {
        tell("N22D", found.get(1).title(), wanted.get(place).id());
      }
      if (!found.isEmpty()) {
        int number = found.get(0).title().number();
        if (number < last) {
          tell("N22C", found.get(0).title(), wanted.get(place).id());
        }
        last = Math.max(last, number);
      }
    }
  }

  private List<Part> parts(int place) {
    return outline.parts().stream().filter(part -> part.place() == place).toList();
  }

  private void sections(int place) {
    String id = outline.wanted().get(place).id();
    List<Worded> wanted =
        form.lines(Kinds.SECTION).stream().filter(line -> line.entry().value().equals(id)).toList();
    Optional<Part> part = parts(place).stream().findFirst();
    if (wanted.isEmpty() || part.isEmpty() && !outline.parts().isEmpty()) {
      return;
    }
    List<Found> found = found(wanted, part);
    long kinds = found.stream().map(Found::place).distinct().count();
    boolean judged = part.isPresent() && (outline.isWhole() || kinds >= ENOUGH);
    if (judged && wanted.size() >= FEW && kinds * 2 < wanted.size()) {
      few(part.get(), wanted, kinds);
    } else if (judged || kinds >= ENOUGH) {
      missing(wanted, found, part, judged);
    }
    if (judged || kinds >= ENOUGH) {
      order(wanted, found);
      found.forEach(one -> empty(one, wanted));
    }
  }

  private void few(Part part, List<Worded> wanted, long kinds) {
    remarks.note(
        "N22F",
        all(part.title()),
        part.line().id(),
        Map.of(
            "part", part.line().id(),
            "count", Long.toString(kinds),
            "total", Integer.toString(wanted.size())));
  }

  /** Without its heading a part is only known to go from its first section to its last. */
  private void missing(
      List<Worded> wanted, List<Found> found, Optional<Part> part, boolean judged) {
    int first = judged ? 0 : found.stream().mapToInt(Found::place).min().orElse(0);
    int last = judged ? wanted.size() - 1 : found.stream().mapToInt(Found::place).max().orElse(-1);
    for (int place = first; place <= last; place++) {
      int wantedPlace = place;
      if (found.stream().noneMatch(one -> one.place() == wantedPlace)) {
        Passage before =
            found.stream()
                .filter(one -> one.place() < wantedPlace)
                .max(Comparator.comparingInt(Found::place))
                .map(Found::title)
                .orElseGet(() -> part.map(Part::title).orElse(form.text().get(0)));
        tell("N22B", before, wanted.get(place).id());
      }
    }
  }

  private void order(List<Worded> wanted, List<Found> found) {
    int last = -1;
    List<Integer> seen = new ArrayList<>();
    for (Found one : found) {
      if (seen.contains(one.place())) {
        tell("N22D", one.title(), wanted.get(one.place()).id());
      } else if (one.place() < last) {
        tell("N22C", one.title(), wanted.get(one.place()).id());
      }
      seen.add(one.place());
      last = Math.max(last, one.place());
    }
  }

  /** A heading that the next heading of its level follows at once has nothing under it. */
  private void empty(Found one, List<Worded> wanted) {
    Passage title = one.title();
    List<Passage> passages = form.prose().passages();
    boolean last = title.number() == passages.size();
    boolean alone = title(title).length() >= title.body().length() - 1;
    if (last || !alone || !title.heading().isNumbered()) {
      return;
    }
    Passage next = passages.get(title.number());
    boolean same =
        next.heading().isNumbered()
            && next.cell().isEmpty()
            && next.heading().level() <= title.heading().level()
            && next.heading().ordinal() != 1;
    if (same) {
      tell("N22E", title, wanted.get(one.place()).id());
    }
  }

  /** Sections in the order of the text, each where its heading is least deep. */
  private List<Found> found(List<Worded> wanted, Optional<Part> part) {
    List<Found> all = new ArrayList<>();
    for (Passage passage : form.text()) {
      if (part.map(in -> in.holds(passage) && in.title() != passage).orElse(true)) {
        place(passage, wanted).ifPresent(place -> all.add(new Found(place, passage)));
      }
    }
    int main = mainLevel(all);
    Map<Integer, Integer> outermost = new HashMap<>();
    all.forEach(one -> outermost.merge(one.place(), one.level(), Math::min));
    return all.stream()
        .filter(one -> outermost.get(one.place()) == one.level())
        .filter(one -> one.level() <= main || !isUnder(one, all, main))
        .toList();
  }

  private static int mainLevel(List<Found> all) {
    int main = Integer.MAX_VALUE;
    long most = 0;
    for (Found one : all) {
      long alike = all.stream().filter(other -> other.level() == one.level()).count();
      if (alike > most) {
        most = alike;
        main = one.level();
      }
    }
    return main;
  }

  /** Whether what reads like a section is only an item inside another section. */
  private boolean isUnder(Found one, List<Found> all, int main) {
    if (!one.title().heading().isNumbered()) {
      return false;
    }
    Optional<Passage> above =
        form.text().stream()
            .filter(passage -> passage.number() < one.title().number())
            .filter(passage -> passage.heading().level() == main)
            .reduce((first, second) -> second);
    return above
        .filter(passage -> all.stream().anyMatch(other -> other.title() == passage))
        .isPresent();
  }

  private Optional<Integer> place(Passage passage, List<Worded> wanted) {
    if (!passage.heading().isNumbered() && !passage.isTitle()) {
      return Optional.empty();
    }
    String title = title(passage);
    for (int place = 0; place < wanted.size(); place++) {
      if (title.length() <= LONGEST_TITLE && wanted.get(place).isIn(title)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  /** What a numbered passage is headed with: all up to the first stop. */
  private static String title(Passage passage) {
    String body = passage.body();
    int end = 0;
    while (end < body.length() && !isEnd(passage, body.substring(end, end + 1))) {
      end++;
    }
    return body.substring(0, end);
  }

  private static boolean isEnd(Passage passage, String sign) {
    return passage.marks().isClosed(sign) || passage.marks().isLead(sign);
  }

  private static Span all(Passage passage) {
    return new Span(passage, 0, passage.text().length());
  }

  private void tell(String rule, Passage passage, String name) {
    remarks.note(rule, all(passage), name, Map.of("item", name));
  }
}
