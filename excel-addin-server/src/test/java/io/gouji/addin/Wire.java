package io.gouji.addin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** Bytes over TLS as no honest client would send them. */
record Wire(int port) {
  private static final int PATIENCE_MILLIS = 30_000;

  /** What came back, as text; empty where the connection was closed without a word. */
  record Heard(String text) {
    int status() {
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }

    boolean has(String header) {
      return text.toLowerCase().contains("\r\n" + header.toLowerCase());
    }
  }

  SSLSocket connect() throws IOException {
    SSLSocket socket =
        (SSLSocket)
            Trust.in(Service.installation()).getSocketFactory().createSocket("127.0.0.1", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    socket.startHandshake();
    return socket;
  }

  /** A request with these lines; those of the host and origin are added where asked for. */
  Heard say(String... lines) {
    return send((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  Heard send(byte[] bytes) {
    try (SSLSocket socket = connect()) {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return heard(socket);
    } catch (SocketException reset) {
      return new Heard("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One answer: its head and as much body as it announces. */
  static Heard heard(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      last = last << 8 | next;
      if (last == 0x0d0a0d0a) {
        break;
      }
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int at = text.toLowerCase().indexOf("content-length: ");
    int length =
        at < 0 ? 0 : Integer.parseInt(text.substring(at + 16, text.indexOf('\r', at)).strip());
    return new Heard(text + new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }
}
