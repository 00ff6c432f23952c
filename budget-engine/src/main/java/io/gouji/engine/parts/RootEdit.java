package io.gouji.engine.parts;

import java.util.List;

/**
 * The root of a small part while elements are added to it and taken out: the part is read once, and
 * written once, when somebody asks for it.
 */
final class RootEdit {
  private final String part;
  private final Splices splices;
  private final Outline root;
  private final StringBuilder added = new StringBuilder();
  private boolean changed;

  RootEdit(String part, byte[] utf8, PartLimits limits) throws UnreadableException {
    this.part = part;
    this.splices = new Splices(utf8);
    this.root = Outline.of(part, utf8, 2, limits);
  }

  /** The name of the part. */
  String part() {
    return part;
  }

  /** The elements that were there when the part was read. */
  List<Outline> children() {
    return root.children();
  }

  /** The name of an element as written in tags of this part. */
  String tag(String element) {
    return root.sibling(element);
  }

  /** Adds an element at the end. */
  void append(String xml) {
    added.append(xml);
    changed = true;
  }

  /** Takes out an element that was there when the part was read. */
  void remove(Outline child) {
    splices.replace(child.start(), child.end(), "");
    changed = true;
  }

  boolean isChanged() {
    return changed;
  }

  byte[] result() {
    if (!added.isEmpty()) {
      splices.append(root, added.toString());
    }
    return splices.result();
  }
}
