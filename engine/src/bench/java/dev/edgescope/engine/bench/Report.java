package dev.edgescope.engine.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs all benchmarks and prints them as ratios inside this run, as a table in Markdown.
 *
 * <p>Each figure is that of its fastest iteration, the peak's too: what else the machine does can
 * only slow one down.
 */
public final class Report {
  private static final double PYTORCH_PEAK_GFLOPS = 190;

  /** PyTorch's milliseconds for the ConvNet, and the peak of that run (peer.py, PyTorch 2.13). */
  private static final double PYTORCH_CONVNET_PEAK_GFLOPS = 174;

  private static final Map<String, Double> PYTORCH_CONVNET =
      Map.of("gradient", 528.0, "hessianProduct", 982.4);
  private static final Map<Integer, Double> PYTORCH_STEPS =
      Map.of(1, 3700.0, 8, 2066.0, 32, 1577.0, 256, 497.0);

  private final Map<String, Double> scores = new HashMap<>();
  private final Map<String, Double> bytes = new HashMap<>();

  private Report(Collection<RunResult> results) {
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      String key = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
      String size = result.getParams().getParam("batchSize");
      if (size != null) {
        key = key + result.getParams().getParam("rule") + size;
      }
      Statistics iterations = result.getPrimaryResult().getStatistics();
      boolean isRate = result.getParams().getMode() == Mode.Throughput;
      scores.put(key, isRate ? iterations.getMax() : iterations.getMin());
      var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
      if (allocated != null) {
        bytes.put(key, allocated.getScore());
      }
    }
  }

  /** Runs everything. */
  public static void main(String[] args) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include("dev\\.edgescope\\.engine\\.bench\\..*")
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(10)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .build();
    new Report(new Runner(options).run()).print();
  }

  private void print() {
    double peak = SgemmBenchmark.operations() / score("SgemmBenchmark.peak") / 1e6;
    line("| quantity | measured | ratio | of what |");
    line("| --- | --- | --- | --- |");
    line(String.format(Locale.ROOT, "| sgemm peak | %.0f GFLOP/s | | |", peak));
    double gradient = score("PerceptronBenchmark.gradient");
    row(
        "gradient",
        gradient,
        gradient / (PerceptronBenchmark.gradientOperations() / peak / 1e6),
        "its operations at the peak");
    GradientRatios ratios = GradientRatios.measure();
    inGradients("hessianProduct", ratios.hessianProduct());
    inGradients("gaussNewtonProduct", ratios.gaussNewtonProduct());
    inGradients("ntkTrace", ratios.ntkTrace());
    double convolution = score("ConvolutionBenchmark.gradient");
    row(
        "ConvNet gradient",
        convolution,
        convolution / (ConvolutionBenchmark.gradientOperations() / peak / 1e6),
        "its operations at the peak");
    for (String name : List.of("hessianProduct", "ntkTrace")) {
      double score = score("ConvolutionBenchmark." + name);
      row("ConvNet " + name, score, score / convolution, "its gradient");
    }
    PYTORCH_CONVNET.forEach((name, peer) -> {
      double score = score("ConvolutionBenchmark." + name);
      row(
          "ConvNet " + name,
          score,
          score / (peer * PYTORCH_CONVNET_PEAK_GFLOPS / peak),
          "PyTorch's, scaled by the peaks");
    });
    for (int size : List.of(1, 8, 32, 256)) {
      double steps = score("DescentBenchmark.stepsgd" + size);
      double peer = PYTORCH_STEPS.getOrDefault(size, Double.NaN) * peak / PYTORCH_PEAK_GFLOPS;
      line(
          String.format(
              Locale.ROOT,
              "| steps at B = %d | %,.0f /s | %.1f | PyTorch's, scaled by the peaks; %.0f bytes a"
                  + " step |",
              size,
              steps,
              steps / peer,
              bytes.getOrDefault("DescentBenchmark.stepsgd" + size, Double.NaN)));
    }
    for (int size : List.of(1, 8, 32, 256)) {
      line(
          String.format(
              Locale.ROOT,
              "| steps of Adam at B = %d | %,.0f /s | | peer.py gives PyTorch's |",
              size,
              score("DescentBenchmark.stepadam" + size)));
    }
    for (int size : List.of(1, 8, 32, 256)) {
      line(
          String.format(
              Locale.ROOT,
              "| step in plain ND4J at B = %d | | %.1f | the engine's step, taking turns |",
              size,
              PlainNd4jStep.ratio(size)));
    }
    line(WarmProducts.row(5));
    line(WarmProducts.row(1));
    RecordingCost recording = RecordingCost.measure();
    line(
        String.format(
            Locale.ROOT,
            "| recording at B = 1 | %.1f %% | | of %,.0f steps/s; %.0f bytes a step |",
            recording.percent(),
            recording.without(),
            recording.bytesAStep()));
  }

  private void inGradients(String name, double ratio) {
    row(name, score("PerceptronBenchmark." + name), ratio, "a gradient, taking turns");
  }

  private double score(String key) {
    Double score = scores.get(key);
    if (score == null) {
      throw new IllegalStateException("No benchmark " + key + " among " + scores.keySet());
    }
    return score;
  }

  private static void row(String name, double milliseconds, double ratio, String of) {
    line(String.format(Locale.ROOT, "| %s | %.2f ms | %.2f | %s |", name, milliseconds, ratio, of));
  }

  private static void line(String text) {
    System.out.println(text);
  }
}
