package dev.edgescope.engine.cli;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.model.LayerSummary;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells what a configuration makes of its data: examples, classes, and the layers for them. */
final class DataCommand {
  private static final int MOST_CLASSES = 100;

  private final PrintStream out;
  private final Progress progress;

  DataCommand(PrintStream out, Progress progress) {
    this.out = out;
    this.progress = progress;
  }

  int print(ConfigFile file) {
    RunConfig config = file.read();
    DataSplit split = config.data().load(config.seed());
    List<LayerSummary> layers = config.model().network(split.shape()).layers();
    split.notices().forEach(progress::say);
    line("training", split.train().provenance());
    line("test", split.test().map(DataSet::provenance).orElse("none"));
    line(
        "features",
        split
            .image()
            .map(image ->
                String.format(
                    Locale.ROOT,
                    "%,d (channels x height x width: %d x %d x %d)",
                    image.features(),
                    image.channels(),
                    image.height(),
                    image.width()))
            .orElseGet(() -> number(split.train().inputs())));
    line(split.train().hasClasses() ? "classes" : "targets", answers(split));
    for (LayerSummary layer : layers) {
      line(
          "layer",
          String.format(
              Locale.ROOT,
              "%s, gives %s, %,d parameters",
              layer.kind(),
              layer.outputs(),
              layer.parameters()));
    }
    line("parameters", number(layers.stream().mapToInt(LayerSummary::parameters).sum()));
    return EdgescopeCommand.DONE;
  }

  private void line(String name, String text) {
    out.printf(Locale.ROOT, "%-11s %s%n", name, text);
  }

  private static String number(int value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** The classes with the number of their training examples, or how many targets there are. */
  private static String answers(DataSplit split) {
    DataSet train = split.train();
    if (!train.hasClasses()) {
      return number(train.outputs());
    }
    int[] counts = new int[train.classes()];
    for (int label : train.labels()) {
      counts[label]++;
    }
    String listed =
        IntStream.range(0, Math.min(counts.length, MOST_CLASSES))
            .mapToObj(label -> split.className(label) + " " + number(counts[label]))
            .collect(Collectors.joining(", "));
    return counts.length <= MOST_CLASSES
        ? listed
        : listed + String.format(Locale.ROOT, " and %,d more", counts.length - MOST_CLASSES);
  }
}
