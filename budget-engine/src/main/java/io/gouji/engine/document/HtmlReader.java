package io.gouji.engine.document;

import io.gouji.engine.parts.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** A web page as it shows: blocks are paragraphs, tables cells; what is hidden is left out. */
final class HtmlReader {
  private static final Pattern CHARSET =
      Pattern.compile("<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)");
  private static final int HEAD = 8192;

  private HtmlReader() {}

  static Document read(byte[] bytes, DocumentLimits limits) throws UnreadableException {
    Element body = Jsoup.parse(decode(bytes)).body();
    HtmlWalk walk = new HtmlWalk(new ParagraphList(limits));
    Node node = body;
    int depth = 0;
    while (true) {
      if (depth > limits.depth()) {
        throw UnreadableException.overLimit("depth", limits.depth());
      }
      if (walk.enter(node) && node.childNodeSize() > 0) {
        node = node.childNode(0);
        depth++;
        continue;
      }
      walk.leave(node);
      while (node != body && node.nextSibling() == null) {
        node = Optional.ofNullable(node.parent()).orElseThrow();
        depth--;
        walk.leave(node);
      }
      if (node == body) {
        return walk.document();
      }
      node = Optional.ofNullable(node.nextSibling()).orElseThrow();
    }
  }

  /** The page's own word on its charset, if its bytes agree; else as any text. */
  private static String decode(byte[] bytes) throws UnreadableException {
    String head =
        new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    Matcher named = CHARSET.matcher(head);
    if (!named.find() || bytes[0] < 0 && (bytes[0] & 0xFF) >= 0xEF) {
      return CharsetGuess.decode(bytes);
    }
    CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
    boolean wrong =
        charset(named.group(1))
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), chars, true)
            .isError();
    return wrong ? CharsetGuess.decode(bytes) : chars.flip().toString();
  }

  /** Pages that say GB2312 or GBK hold characters of its later editions, as browsers know. */
  private static Charset charset(String name) {
    if (name.startsWith("gb") || !Charset.isSupported(name) || name.startsWith("utf-16")) {
      return name.startsWith("gb") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    }
    return Charset.forName(name);
  }
}
