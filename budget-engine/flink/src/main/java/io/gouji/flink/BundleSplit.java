package io.gouji.flink;

import io.gouji.engine.batch.Earlier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A bundle on its way to a task; the files themselves are read there. */
record BundleSplit(Bundle bundle) implements SourceSplit {
  @Override
  public String splitId() {
    return bundle.id();
  }

  /** As bytes. */
  static final class Form implements SimpleVersionedSerializer<BundleSplit> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(BundleSplit split) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      write(split.bundle(), new DataOutputStream(bytes));
      return bytes.toByteArray();
    }

    @Override
    public BundleSplit deserialize(int version, byte[] bytes) throws IOException {
      return new BundleSplit(read(new DataInputStream(new ByteArrayInputStream(bytes))));
    }
  }

  /** Several, as bytes. */
  static final class ListForm implements SimpleVersionedSerializer<List<BundleSplit>> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(List<BundleSplit> splits) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(splits.size());
      for (BundleSplit split : splits) {
        write(split.bundle(), out);
      }
      return bytes.toByteArray();
    }

    @Override
    public List<BundleSplit> deserialize(int version, byte[] bytes) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      int count = in.readInt();
      List<BundleSplit> splits = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        splits.add(new BundleSplit(read(in)));
      }
      return splits;
    }
  }

  private static void write(Bundle bundle, DataOutputStream out) throws IOException {
    text(bundle.id(), out);
    out.writeInt(bundle.items().size());
    for (Bundle.Item item : bundle.items()) {
      text(item.path(), out);
      out.writeLong(item.size());
      text(item.name(), out);
      out.writeLong(item.earlier().offset());
      out.writeInt(item.earlier().length());
    }
    out.writeInt(bundle.unseen().size());
    for (Bundle.Folder folder : bundle.unseen()) {
      text(folder.path(), out);
      text(folder.cause(), out);
    }
  }

  private static Bundle read(DataInputStream in) throws IOException {
    String id = text(in);
    List<Bundle.Item> items = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String path = text(in);
      long size = in.readLong();
      String name = text(in);
      items.add(new Bundle.Item(path, size, name, new Earlier.At(in.readLong(), in.readInt())));
    }
    List<Bundle.Folder> unseen = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      unseen.add(new Bundle.Folder(text(in), text(in)));
    }
    return new Bundle(id, items, unseen);
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
