package io.gouji.addin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who may speak to us: the sessions there are, and the keys that open one. */
final class Sessions {
  /** After so long without a request a session and its workbooks are forgotten. */
  static final Duration IDLE = Duration.ofMinutes(30);

  /** How long a ticket for the browser counts; it counts once. */
  static final Duration TICKET = Duration.ofSeconds(60);

  /** Sessions at a time; for one more, the longest idle gives way if it is idle for a while. */
  static final int MOST = 16;

  private static final Duration IN_USE = Duration.ofMinutes(1);
  private static final int BYTES = 32;

  private final byte[] secret;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final List<Session> sessions = new ArrayList<>();
  private final List<Ticket> tickets = new ArrayList<>();

  private record Ticket(byte[] text, Instant ends, Runnable spent) {}

  Sessions(String secret, InstantSource clock) {
    this.secret = bytes(secret);
    this.clock = clock;
  }

  /**
   * A ticket that opens one session within a minute.
   *
   * @param spent what is done as soon as it counts no longer
   */
  synchronized String ticket(Runnable spent) {
    String ticket = fresh();
    tickets.add(new Ticket(bytes(ticket), clock.instant().plus(TICKET), spent));
    return ticket;
  }

  /** Opens a session for whoever knows the secret of this installation. */
  Session bySecret(String told, Optional<String> language) throws Problem {
    refuseOthers(told);
    return open(language);
  }

  /** Whoever does not know the secret of this installation is not its user. */
  void refuseOthers(String told) throws Problem {
    if (!MessageDigest.isEqual(secret, bytes(told))) {
      throw new Problem(Problem.UNAUTHORIZED, "secret");
    }
  }

  /** Opens a session for a ticket, which is then void. */
  synchronized Session byTicket(String told, Optional<String> language) throws Problem {
    sweep();
    byte[] text = bytes(told);
    if (!spend(ticket -> MessageDigest.isEqual(ticket.text(), text))) {
      throw new Problem(Problem.UNAUTHORIZED, "ticket");
    }
    return open(language);
  }

  private boolean spend(Predicate<Ticket> which) {
    List<Ticket> gone = tickets.stream().filter(which).toList();
    tickets.removeAll(gone);
    gone.forEach(ticket -> ticket.spent().run());
    return !gone.isEmpty();
  }

  private synchronized Session open(Optional<String> language) throws Problem {
    sweep();
    if (sessions.size() >= MOST) {
      giveWay();
    }
    Session session = new Session(bytes(fresh()), language, clock.instant());
    sessions.add(session);
    return session;
  }

  private void giveWay() throws Problem {
    Session idle = sessions.stream().min(Comparator.comparing(Session::used)).orElseThrow();
    if (clock.instant().isBefore(idle.used().plus(IN_USE))) {
      throw new Problem(Problem.TOO_MANY, "sessions");
    }
    end(idle);
  }

  /** The session of a token; every known token is compared, whichever fits. */
  synchronized Optional<Session> find(String told) {
    sweep();
    byte[] token = bytes(told);
    Optional<Session> found = Optional.empty();
    for (Session session : sessions) {
      if (MessageDigest.isEqual(session.token(), token)) {
        found = Optional.of(session);
      }
    }
    found.ifPresent(session -> session.touch(clock.instant()));
    return found;
  }

  synchronized void end(Session session) {
    sessions.remove(session);
    session.end();
  }

  /** Forgets the sessions nobody has used for long, and the tickets. */
  synchronized void sweep() {
    Instant now = clock.instant();
    spend(ticket -> !now.isBefore(ticket.ends()));
    for (Iterator<Session> each = sessions.iterator(); each.hasNext(); ) {
      Session session = each.next();
      if (!now.isBefore(session.used().plus(IDLE))) {
        each.remove();
        session.end();
      }
    }
  }

  synchronized void endAll() {
    spend(ticket -> true);
    sessions.forEach(Session::end);
    sessions.clear();
  }

  private String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
