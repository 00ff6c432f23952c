package io.gouji.addin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Writes the guide and what it leads to as pages that every browser opens from the disk: the build
 * runs it for the folder {@code guide} of the product. A link to a page that is for developers and
 * not among them becomes plain text, one that reads as the name of a file reads as the page's
 * title; pictures go along, and lead to themselves in full size.
 */
final class GuidePages {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  private static final String SOURCE = ".md";
  private static final String HEADING = "# ";

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="%s">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.7 }
      body { margin: 0 auto; max-width: 60rem; padding: 1rem }
      pre { border: 1px solid #8888; overflow-x: auto; padding: .5rem .8rem }
      table { border-collapse: collapse; display: block; overflow-x: auto }
      td, th { border: 1px solid #8888; padding: .3rem .6rem; vertical-align: top }
      img { max-width: 100%% }
      td img { min-width: 16rem }
      </style>
      <body>
      %s</body>
      </html>
      """;

  private final Path sources;
  private final Path folder;
  private final Map<Path, String> names;

  private GuidePages(Path sources, Path folder) throws IOException {
    this.sources = sources.toAbsolutePath().normalize();
    this.folder = folder;
    this.names = names(this.sources);
  }

  /** Takes the folder of the sources and the folder to write to. */
  public static void main(String[] args) throws IOException {
    new GuidePages(Path.of(args[0]), Path.of(args[1])).write();
  }

  /** The pages by the names that they get, the guide first. */
  private static Map<Path, String> names(Path sources) throws IOException {
    Map<Path, String> names = new LinkedHashMap<>();
    Path docs = sources.resolve("budget-engine").resolve("docs");
    names.put(docs.resolve("guide").resolve("zh.md"), "zh.html");
    names.put(docs.resolve("guide").resolve("en.md"), "en.html");
    names.put(docs.resolve("explanations.md"), "explanations.html");
    names.put(docs.resolve("marking.md"), "marking.html");
    Path addin = sources.resolve("excel-addin-server").resolve("docs");
    names.put(addin.resolve("install.md"), "install.html");
    Path templates = sources.resolve("templates");
    names.put(templates.resolve("README.md"), "templates.html");
    names.put(templates.resolve("RULES.md"), "rules.html");
    names.put(templates.resolve("ADAPTING.md"), "adapting.html");
    try (Stream<Path> packs = Files.list(templates)) {
      packs
          .map(pack -> pack.resolve("RULES.md"))
          .filter(Files::exists)
          .sorted()
          .forEach(page -> names.put(page, page.getParent().getFileName() + ".html"));
    }
    return names;
  }

  private void write() throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<Path, String> page : names.entrySet()) {
      Files.writeString(folder.resolve(page.getValue()), page(page.getKey(), page.getValue()));
    }
    Files.writeString(folder.resolve("index.html"), contents());
  }

  /** The way in: all pages by their titles. */
  private String contents() {
    String links =
        names.entrySet().stream()
            .map(
                page ->
                    "<li><a href=\"%s\">%s</a></li>\n"
                        .formatted(page.getValue(), escaped(title(page.getKey()))))
            .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
    String name = "勾稽 · Gouji";
    return FRAME.formatted("zh-CN", name, "<h1>" + name + "</h1>\n" + links);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private String page(Path source, String name) throws IOException {
    Node page = Parser.builder().extensions(EXTENSIONS).build().parse(Files.readString(source));
    Turning turning = new Turning(source);
    page.accept(turning);
    for (Path picture : turning.pictures) {
      Files.copy(
          picture,
          folder.resolve(picture.getFileName().toString()),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return FRAME.formatted(
        name.equals("en.html") ? "en" : "zh-CN",
        turning.title,
        HtmlRenderer.builder().extensions(EXTENSIONS).build().render(page));
  }

  /** What the first heading of a page says. */
  private static String title(Path page) {
    try (Stream<String> lines = Files.lines(page)) {
      return lines
          .filter(line -> line.startsWith(HEADING))
          .findFirst()
          .map(line -> line.substring(HEADING.length()))
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Turns the links of one page to where the pages lie now. */
  private final class Turning extends AbstractVisitor {
    private final Path source;
    private final Set<Path> pictures = new LinkedHashSet<>();
    private String title = "";

    Turning(Path source) {
      this.source = source;
    }

    @Override
    public void visit(Heading heading) {
      if (title.isEmpty()) {
        title = TextContentRenderer.builder().build().render(heading).replace("&", "&amp;");
      }
      visitChildren(heading);
    }

    @Override
    public void visit(Image image) {
      Path picture = source.resolveSibling(image.getDestination()).normalize();
      pictures.add(picture);
      image.setDestination(picture.getFileName().toString());
      if (!(image.getParent() instanceof Link)) {
        Link itself = new Link(image.getDestination(), null);
        image.insertBefore(itself);
        itself.appendChild(image);
      }
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      String target = link.getDestination();
      if (target.matches("[a-z]+:.*|#.*")) {
        return;
      }
      String[] parts = target.split("#", 2);
      String name = names.get(source.resolveSibling(parts[0]).normalize());
      if (name != null) {
        link.setDestination(name + (parts.length > 1 ? "#" + parts[1] : ""));
        if (link.getFirstChild() instanceof Text text && text.getLiteral().endsWith(SOURCE)) {
          text.setLiteral(title(source.resolveSibling(parts[0]).normalize()));
        }
      } else if (target.endsWith(".png")) {
        Path picture = source.resolveSibling(target).normalize();
        pictures.add(picture);
        link.setDestination(picture.getFileName().toString());
      } else {
        while (link.getFirstChild() != null) {
          link.insertBefore(link.getFirstChild());
        }
        link.unlink();
      }
    }
  }
}
