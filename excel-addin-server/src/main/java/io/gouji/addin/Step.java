package io.gouji.addin;

import java.io.IOException;

/** One thing that installing does to a computer, and that uninstalling takes back. */
interface Step {
  /** How things stand. */
  enum State {
    /** As installing leaves it. */
    READY,
    /** Not there, or as an earlier version of ours left it. */
    MISSING,
    /** Somebody else's stands in its place, which is kept. */
    FOREIGN
  }

  /** Of its sentences: {@code addin.ID}, what it is, and what to do where it cannot be done. */
  String id();

  /** The file, the key or the name it is about. */
  String place();

  State state() throws IOException;

  /** Does it; asked only of what is missing. */
  void install() throws IOException;

  /** Whether there is something of ours to take away. */
  boolean isOurs() throws IOException;

  /** Takes away what is ours, and only that. */
  void remove() throws IOException;
}
