package dev.edgescope.engine.config.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.DataKind;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.TaskConfig;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.data.task.KernelSpectrum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The object {@code data} of a configuration. */
final class DataJson {
  private static final List<String> KEYS = List.of("set", "examples", "targets");

  /** For as many examples as there are. */
  private static final String ALL_WORD = "all";

  private DataJson() {}

  /**
   * @param folder that relative paths start from
   */
  static DataConfig read(ConfigObject root, Path folder) {
    ConfigObject json = root.objectOfKind("data", "set", DataKind.class, DataJson::keys);
    DataKind kind = json.word(Setting.DATA_SET, DataKind.class);
    int examples = kind == DataKind.INLINE ? 0 : examples(json, kind);
    if (kind.isRegression()) {
      requireRegression(json, kind);
    }
    return switch (kind) {
      case FASHION -> new DataConfig.Bundled(DataSource.FASHION, examples, targets(json));
      case MNIST -> new DataConfig.Bundled(DataSource.MNIST, examples, targets(json));
      case CIFAR10, CIFAR100, CSV, NPY, IDX, PICTURES ->
          new DataConfig.InFile(FileJson.read(json, kind, folder), examples, targets(json));
      case CHEBYSHEV -> new DataConfig.Chebyshev(json.wholeInt(Setting.DEGREE), examples);
      case TEACHER ->
          new DataConfig.Teacher(
              json.wholeInt(Setting.INPUTS),
              json.has(Setting.EXPONENT) ? json.number(Setting.EXPONENT) : 0,
              json.has(Setting.NOISE) ? json.number(Setting.NOISE) : 0,
              examples);
      case RANDOM_FEATURES ->
          new TaskConfig.Linear(spectrum(json), json.wholeInt(Setting.TASK_PARAMETERS), examples);
      case QUADRATIC ->
          new TaskConfig.Quadratic(
              spectrum(json),
              json.wholeInt(Setting.TASK_PARAMETERS),
              json.number(Setting.QUADRATIC_SCALE),
              examples);
      case INLINE ->
          new InlineData(json.table(Setting.WRITTEN_INPUTS), json.table(Setting.WRITTEN_TARGETS));
      case ELSEWHERE -> new DataConfig.Elsewhere(examples, targets(json));
    };
  }

  static void write(DataConfig data, ObjectNode json) {
    json.put("set", Words.of(data.kind()));
    switch (data) {
      case DataConfig.Bundled bundled -> {}
      case DataConfig.Elsewhere elsewhere -> {}
      case DataConfig.InFile inFile -> FileJson.write(inFile.source(), json);
      case DataConfig.Chebyshev chebyshev -> json.put("degree", chebyshev.degree());
      case DataConfig.Teacher teacher -> {
        json.put("inputs", teacher.inputs());
        if (teacher.exponent() != 0) {
          json.put("exponent", teacher.exponent());
        }
        if (teacher.noise() != 0) {
          json.put("noise", teacher.noise());
        }
      }
      case TaskConfig task -> {
        json.put("parameters", task.parameters())
            .put("exponent", task.spectrum().exponent())
            .put("outlier", task.spectrum().outlier());
        if (task instanceof TaskConfig.Quadratic quadratic) {
          json.put("scale", quadratic.scale());
        }
      }
      case InlineData inline -> {
        write(inline.x(), json.putArray("x"));
        write(inline.y(), json.putArray("y"));
        return;
      }
    }
    if (data instanceof DataConfig.InFile && data.examples() == DataConfig.InFile.ALL) {
      json.put("examples", ALL_WORD);
    } else {
      json.put("examples", data.examples());
    }
    json.put("targets", Words.of(data.targets()));
  }

  private static List<String> keys(DataKind kind) {
    if (kind == DataKind.INLINE) {
      return List.of("set", "x", "y");
    }
    List<String> keys = new ArrayList<>(KEYS);
    keys.addAll(
        1,
        switch (kind) {
          case FASHION, MNIST, INLINE, ELSEWHERE -> List.of();
          case CIFAR10, CIFAR100, CSV, NPY, IDX, PICTURES -> FileJson.keys(kind);
          case CHEBYSHEV -> List.of("degree");
          case TEACHER -> List.of("inputs", "exponent", "noise");
          case RANDOM_FEATURES -> List.of("parameters", "exponent", "outlier");
          case QUADRATIC -> List.of("parameters", "exponent", "outlier", "scale");
        });
    return keys;
  }

  private static int examples(ConfigObject json, DataKind kind) {
    if (!json.isWord(Setting.EXAMPLES, ALL_WORD)) {
      return json.wholeInt(Setting.EXAMPLES);
    }
    return switch (kind) {
      case FASHION -> DataSource.FASHION.trainingSize();
      case MNIST -> DataSource.MNIST.trainingSize();
      default -> {
        if (!kind.isFile()) {
          throw Setting.EXAMPLES.reject(
              "\"all\" is not a number, and there is no end of what is computed",
              "give a whole number");
        }
        yield DataConfig.InFile.ALL;
      }
    };
  }

  private static KernelSpectrum spectrum(ConfigObject json) {
    return new KernelSpectrum(json.number(Setting.EXPONENT), json.number(Setting.OUTLIER));
  }

  private static void write(List<List<Double>> table, ArrayNode json) {
    table.forEach(row -> row.forEach(json.addArray()::add));
  }

  private static Targets targets(ConfigObject json) {
    return json.word(Setting.TARGETS, Targets.class);
  }

  /** Computed targets are numbers; whoever says so may, whoever says otherwise errs. */
  private static void requireRegression(ConfigObject json, DataKind kind) {
    if (json.has(Setting.TARGETS) && targets(json) != Targets.REGRESSION) {
      throw Setting.TARGETS.reject(
          String.format(
              Locale.ROOT,
              "\"%s\" needs classes, but \"%s\" has numbers",
              Words.of(targets(json)),
              Words.of(kind)),
          "give \"regression\", or no targets");
    }
  }
}
