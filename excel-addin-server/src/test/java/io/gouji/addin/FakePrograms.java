package io.gouji.addin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code reg}, {@code certutil} and {@code security} as far as installing asks them. */
final class FakePrograms implements Programs {
  private static final Outcome GOOD = new Outcome(0, "");
  private static final Outcome BAD = new Outcome(1, "ERROR: The system was unable to find it.");

  final Map<String, TreeMap<String, String>> registry = new TreeMap<>();
  final TreeSet<String> trusted = new TreeSet<>();
  final List<List<String>> started = new ArrayList<>();
  boolean refusesTrust;

  FakePrograms() {
    registry.put("HKCU\\Software\\Microsoft\\Office\\16.0", new TreeMap<>());
    registry.put(Installer.AT_LOGIN, new TreeMap<>(Map.of("Other", "C:\\other.exe")));
  }

  /** All that is kept, to be compared. */
  String kept() {
    return registry + " " + trusted;
  }

  @Override
  public Outcome run(List<String> command) throws IOException {
    return switch (command.get(0)) {
      case "reg" -> reg(command);
      case "certutil" -> certutil(command);
      case "security" -> security(command);
      default -> throw new IOException("no such program: " + command.get(0));
    };
  }

  private Outcome reg(List<String> command) {
    String key = command.get(2);
    String name = command.size() > 4 ? command.get(4) : "";
    TreeMap<String, String> values = registry.get(key);
    switch (command.get(1)) {
      case "add":
        registry.computeIfAbsent(key, none -> new TreeMap<>()).put(name, command.get(8));
        return GOOD;
      case "delete":
        if (name.isEmpty()) {
          return registry.remove(key) == null ? BAD : GOOD;
        }
        return values == null || values.remove(name) == null ? BAD : GOOD;
      default:
        if (values == null || !name.isEmpty() && !values.containsKey(name)) {
          return BAD;
        }
        StringBuilder said = new StringBuilder("\r\n" + key.replace("HKCU", "HKEY_CURRENT_USER"));
        values.forEach(
            (each, value) -> {
              if (name.isEmpty() || name.equals(each)) {
                said.append("\r\n    %s    REG_SZ    %s".formatted(each, value));
              }
            });
        return new Outcome(0, said + "\r\n");
    }
  }

  private Outcome certutil(List<String> command) throws IOException {
    String what = command.get(command.size() - 1);
    return switch (command.get(2)) {
      case "-addstore" -> trust(what);
      case "-delstore" -> trusted.remove(what) ? GOOD : BAD;
      default -> trusted.contains(what) ? GOOD : BAD;
    };
  }

  private Outcome security(List<String> command) throws IOException {
    return switch (command.get(1)) {
      case "add-trusted-cert" -> trust(command.get(command.size() - 1));
      case "delete-certificate" -> trusted.remove(command.get(4)) ? GOOD : BAD;
      default -> new Outcome(0, "SHA-1 hash: " + String.join("\nSHA-1 hash: ", trusted));
    };
  }

  private Outcome trust(String file) throws IOException {
    if (refusesTrust) {
      return new Outcome(5, "CertUtil: The operation was canceled by the user.");
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      byte[] encoded = CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded();
      byte[] sum = MessageDigest.getInstance("SHA-1").digest(encoded);
      trusted.add(HexFormat.of().withUpperCase().formatHex(sum));
      return GOOD;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void start(List<String> command) {
    started.add(command);
  }
}
