package dev.edgescope.engine.config.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.engine.config.DataKind;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.data.ImageLayout;
import dev.edgescope.engine.data.file.FileSource;
import dev.edgescope.engine.data.picture.CifarLabels;
import dev.edgescope.engine.data.table.Column;
import dev.edgescope.engine.data.table.TableColumns;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The keys of the object {@code data} that say which files are read and how. */
final class FileJson {
  private FileJson() {}

  /** The keys that a kind has beside those that all kinds have. */
  static List<String> keys(DataKind kind) {
    return switch (kind) {
      case CIFAR10, PICTURES -> List.of("file", "test");
      case CIFAR100 -> List.of("file", "test", "label");
      case CSV -> List.of("file", "test", "label", "leaveOut", "header", "renumber");
      case NPY -> List.of("file", "labels", "test", "testLabels", "arrays", "layout", "renumber");
      case IDX -> List.of("file", "labels", "test", "testLabels", "layout", "renumber");
      case FASHION, MNIST, CHEBYSHEV, TEACHER, RANDOM_FEATURES, QUADRATIC, INLINE, ELSEWHERE ->
          List.of();
    };
  }

  /**
   * @param folder that relative paths start from
   */
  static FileSource read(ConfigObject json, DataKind kind, Path folder) {
    FileSource source = files(json, kind, folder);
    return json.has(Setting.RENUMBER) && json.truth(Setting.RENUMBER)
        ? new FileSource.Renumbered(source)
        : source;
  }

  private static FileSource files(ConfigObject json, DataKind kind, Path folder) {
    Path file = json.path(Setting.FILE, folder);
    Optional<Path> test = path(json, Setting.TEST_FILE, folder);
    return switch (kind) {
      case CIFAR10 -> new FileSource.Cifar(file, test, CifarLabels.TEN);
      case CIFAR100 -> new FileSource.Cifar(file, test, cifarLabels(json));
      case CSV -> new FileSource.Table(file, test, columns(json));
      case NPY ->
          new FileSource.Npy(
              file,
              path(json, Setting.LABELS_FILE, folder),
              test,
              path(json, Setting.TEST_LABELS_FILE, folder),
              json.has(Setting.ARRAYS) ? json.texts(Setting.ARRAYS) : List.of(),
              layout(json));
      case IDX ->
          new FileSource.Idx(
              file,
              path(json, Setting.LABELS_FILE, folder),
              test,
              path(json, Setting.TEST_LABELS_FILE, folder),
              layout(json));
      case PICTURES -> new FileSource.Pictures(file, test);
      case FASHION, MNIST, CHEBYSHEV, TEACHER, RANDOM_FEATURES, QUADRATIC, INLINE, ELSEWHERE ->
          throw new IllegalArgumentException(kind + " has no file");
    };
  }

  static void write(FileSource source, ObjectNode json) {
    json.put("file", source.file().toString());
    switch (source) {
      case FileSource.Renumbered renumbered -> {
        write(renumbered.source(), json);
        json.put("renumber", true);
      }
      case FileSource.Cifar cifar -> {
        put(json, "test", cifar.test());
        if (cifar.labels() == CifarLabels.COARSE) {
          json.put("label", Words.of(cifar.labels()));
        }
      }
      case FileSource.Table table -> {
        put(json, "test", table.test());
        write(table.columns(), json);
      }
      case FileSource.Npy npy -> {
        put(json, "labels", npy.labels());
        put(json, "test", npy.test());
        put(json, "testLabels", npy.testLabels());
        if (!npy.arrays().isEmpty()) {
          ArrayNode names = json.putArray("arrays");
          npy.arrays().forEach(names::add);
        }
        npy.layout().ifPresent(layout -> json.put("layout", Words.of(layout)));
      }
      case FileSource.Idx idx -> {
        put(json, "labels", idx.labels());
        put(json, "test", idx.test());
        put(json, "testLabels", idx.testLabels());
        idx.layout().ifPresent(layout -> json.put("layout", Words.of(layout)));
      }
      case FileSource.Pictures pictures -> put(json, "test", pictures.test());
    }
  }

  private static void write(TableColumns columns, ObjectNode json) {
    columns
        .label()
        .ifPresent(label -> {
          switch (label) {
            case Column.Named(String name) -> json.put("label", name);
            case Column.Numbered(int number) -> json.put("label", number);
          }
        });
    if (!columns.leaveOut().isEmpty()) {
      ArrayNode list = json.putArray("leaveOut");
      for (Column column : columns.leaveOut()) {
        switch (column) {
          case Column.Named(String name) -> list.add(name);
          case Column.Numbered(int number) -> list.add(number);
        }
      }
    }
    columns.header().ifPresent(header -> json.put("header", header));
  }

  private static TableColumns columns(ConfigObject json) {
    return new TableColumns(
        json.has(Setting.LABEL_COLUMN)
            ? Optional.of(
                json.nameOrNumber(Setting.LABEL_COLUMN, Column.Named::new, Column.Numbered::new))
            : Optional.empty(),
        json.has(Setting.LEFT_OUT)
            ? json.namesOrNumbers(Setting.LEFT_OUT, Column.Named::new, Column.Numbered::new)
            : List.of(),
        json.has(Setting.HEADER) ? Optional.of(json.truth(Setting.HEADER)) : Optional.empty());
  }

  private static CifarLabels cifarLabels(ConfigObject json) {
    if (!json.has(Setting.CIFAR_LABELS) || json.isWord(Setting.CIFAR_LABELS, "fine")) {
      return CifarLabels.FINE;
    }
    CifarLabels labels = json.word(Setting.CIFAR_LABELS, CifarLabels.class);
    if (labels == CifarLabels.TEN) {
      throw Setting.CIFAR_LABELS.reject("\"ten\" is not known");
    }
    return labels;
  }

  private static Optional<ImageLayout> layout(ConfigObject json) {
    return json.has(Setting.LAYOUT)
        ? Optional.of(json.word(Setting.LAYOUT, ImageLayout.class))
        : Optional.empty();
  }

  private static Optional<Path> path(ConfigObject json, Setting setting, Path folder) {
    return json.has(setting) ? Optional.of(json.path(setting, folder)) : Optional.empty();
  }

  private static void put(ObjectNode json, String key, Optional<Path> path) {
    path.ifPresent(file -> json.put(key, file.toString()));
  }
}
