package io.gouji.flink;

import io.gouji.engine.batch.DiskFull;
import io.gouji.engine.batch.Entry;
import io.gouji.engine.batch.Hierarchy;
import io.gouji.engine.batch.UnitFigures;
import io.gouji.engine.batch.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Checks the files of a bundle. What comes of them is recorded in the store of results; passed on
 * is only that they are done and, where units are summed up, what each workbook says of its unit.
 */
final class CheckBundle extends ProcessFunction<Bundle, Bundle> {
  private static final long serialVersionUID = 1L;

  private final Order order;
  private final OutputTag<Handed> workbooks;
  private transient @Nullable Site site;

  CheckBundle(Order order, OutputTag<Handed> workbooks) {
    this.order = order;
    this.workbooks = workbooks;
  }

  @Override
  public void open(OpenContext context) throws IOException {
    site = Site.of(order);
  }

  @Override
  public void processElement(Bundle bundle, Context context, Collector<Bundle> out)
      throws IOException, InterruptedException {
    Site here = java.util.Objects.requireNonNull(site);
    Path folder = Path.of(Store.isAddress(order.folder()) ? "" : order.folder());
    List<Entry> files = bundle.items().stream().map(item -> item.entry(folder)).toList();
    Map<String, String> names =
        bundle.items().stream().collect(Collectors.toMap(Bundle.Item::path, Bundle.Item::name));
    List<Entry> checked;
    try {
      checked =
          here.workplace()
              .check(
                  new Workplace.Share(
                      order.share(bundle.id()),
                      order.run(),
                      files,
                      names::get,
                      bundle.items().stream().map(Bundle.Item::earlier).toList()));
    } catch (DiskFull full) {
      // No other machine has more room in the same folder.
      throw new SuppressRestartsException(full);
    } catch (IOException failed) {
      throw order.lasting(failed);
    }
    if (order.sumsUp()) {
      for (Entry file : checked) {
        here.workplace()
            .figures(file)
            .map(figures -> handed(file.path(), figures, here.hierarchy()))
            .ifPresent(one -> context.output(workbooks, one));
      }
    }
    out.collect(bundle);
  }

  private static Handed handed(String path, UnitFigures figures, Hierarchy hierarchy) {
    Optional<String> code = hierarchy.of(figures.unit(), figures.code()).map(Hierarchy.Unit::code);
    return new Handed(code.orElse(""), path, figures, new ArrayList<>(), true);
  }

  @Override
  public void close() {
    if (site != null) {
      site.close();
    }
  }
}
