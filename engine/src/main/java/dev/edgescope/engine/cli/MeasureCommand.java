package dev.edgescope.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.curvature.SpectralDensity;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.Spectrum.Eigenvalue;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.measure.CloseMeasurement;
import dev.edgescope.engine.measure.MeasuringProgress;
import dev.edgescope.engine.record.export.Weights;
import dev.edgescope.engine.training.TrainingRun;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Loss and curvature at one point. */
final class MeasureCommand {
  private static final long FIRST_WORD_MILLIS = 1000;
  private static final long BETWEEN_WORDS_MILLIS = 200;

  private final PrintStream out;
  private final Progress progress;

  /** Held while a file or a word is written, which an interruption lets come to its end. */
  private final Object writing = new Object();

  private boolean givenUp;
  private boolean printed;

  MeasureCommand(PrintStream out, Progress progress) {
    this.out = out;
    this.progress = progress;
  }

  /**
   * What is wanted.
   *
   * @param parameters the point; null for the configured start
   * @param top number of eigenvalues; null for the configured
   * @param eigenvectors where they go; null for nowhere
   */
  record Request(
      ConfigFile config,
      @Nullable Path parameters,
      @Nullable Integer top,
      @Nullable Path eigenvectors,
      boolean density,
      boolean json) {}

  int run(Request request) {
    Integer top = request.top();
    boolean density = request.density();
    boolean json = request.json();
    if (density && !json) {
      throw new MisuseException(
          String.format(
              Locale.ROOT,
              "--density: a density of %,d values is no table; give --json too.",
              SpectralDensity.GRID));
    }
    RunConfig config = request.config().read();
    TopEigenvalues count =
        top == null ? config.probes().topEigenvalues() : TopEigenvalues.of(requireTop(top));
    if (count.isNone() && request.eigenvectors() != null) {
      throw new MisuseException("--eigenvectors: no eigenvalue is asked for; give --top K.");
    }
    try (Interruption interruption = new Interruption(this::giveUp)) {
      TrainingRun run = new TrainingRun(config);
      run.notices().forEach(progress::say);
      try {
        return print(run, count, request);
      } finally {
        // A process that is asked to end gives back what the run holds by its end, and at once.
        if (!interruption.isRequested()) {
          run.close();
        }
      }
    }
  }

  /**
   * Lets the program end at once, whatever is being computed: there is nothing to be kept of a
   * measurement that is not complete.
   */
  private void giveUp(Interruption interruption) {
    synchronized (writing) {
      if (!printed && !givenUp) {
        givenUp = true;
        progress.say("Interrupted before the measurement was complete; nothing is printed of it.");
      }
    }
    interruption.close();
  }

  private int print(TrainingRun run, TopEigenvalues top, Request request) {
    ObjectNode result = measureAloud(run, top, request);
    synchronized (writing) {
      if (givenUp) {
        return EdgescopeCommand.INTERRUPTED;
      }
      printed = true;
    }
    out.println(request.json() ? result.toPrettyString() : text(result));
    return EdgescopeCommand.DONE;
  }

  /** Says how far it is where that takes more than a moment. */
  private ObjectNode measureAloud(TrainingRun run, TopEigenvalues top, Request request) {
    try (ScheduledExecutorService teller =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory())) {
      ScheduledFuture<?> telling =
          teller.scheduleAtFixedRate(
              () -> run.readings().stage().ifPresent(this::show),
              FIRST_WORD_MILLIS,
              BETWEEN_WORDS_MILLIS,
              TimeUnit.MILLISECONDS);
      try {
        return measure(run, top, request);
      } finally {
        telling.cancel(false);
      }
    } finally {
      progress.close();
    }
  }

  private void show(MeasuringProgress.Stage measuring) {
    synchronized (writing) {
      if (!givenUp) {
        progress.show(measuring);
      }
    }
  }

  private ObjectNode measure(TrainingRun run, TopEigenvalues top, Request request) {
    if (request.parameters() != null) {
      run.setParameterValues(Weights.read(request.parameters(), run.network()));
    }
    CloseMeasurement reading =
        run.readings().closely(top, vectors -> write(vectors, request.eigenvectors()));
    ObjectNode result = json(reading, run);
    if (request.density()) {
      putDensity(result.putObject("density"), run.readings().spectralDensity());
    }
    return result;
  }

  private void write(Matrix eigenvectors, @Nullable Path file) {
    synchronized (writing) {
      if (file == null || givenUp) {
        return;
      }
      try {
        Weights.writeDirections(eigenvectors, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static int requireTop(int top) {
    if (top < 1 || top > Limits.MAX_TOP_EIGENVALUES) {
      throw new MisuseException(
          String.format(
              Locale.ROOT,
              "--top: %d is out of range; give a whole number from 1 to %d.",
              top,
              Limits.MAX_TOP_EIGENVALUES));
    }
    return top;
  }

  private static ObjectNode json(CloseMeasurement reading, TrainingRun run) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    put(json, "loss", reading.loss());
    put(json, "accuracy", reading.accuracy());
    put(json, "gradientNorm", reading.gradientNorm());
    put(
        reading.hessian(),
        json.putArray("eigenvalues"),
        json.putArray("residuals"),
        json.putArray("converged"));
    put(json, "minEigenvalue", reading.smallest().value());
    put(json, "minResidual", reading.smallest().residual());
    json.put("minConverged", reading.smallest().converged());
    put(
        reading.gaussNewton(),
        json.putArray("gaussNewtonEigenvalues"),
        json.putArray("gaussNewtonResiduals"),
        json.putArray("gaussNewtonConverged"));
    put(json, "flowSharpening", reading.flowSharpening().value());
    put(json, "flowSharpeningError", reading.flowSharpening().error());
    put(json, "ntkTrace", reading.ntkTrace());
    reading
        .effective()
        .ifPresent(effective -> {
          put(
              effective.eigenvalues(),
              json.putArray("effectiveEigenvalues"),
              json.putArray("effectiveResiduals"),
              json.putArray("effectiveConverged"));
          put(json, "ntkTraceP", effective.ntkTrace());
        });
    put(json, "k", reading.noiseKernel().k());
    put(json, "kTrace", reading.noiseKernel().kTrace());
    ArrayNode beyond = json.putArray("kExtrapolatedTo");
    run.config().kernelMark().words().forEach(beyond::add);
    json.put("parameters", run.parameters());
    json.put("examples", run.examples());
    return json;
  }

  private static void put(
      Spectrum spectrum, ArrayNode values, ArrayNode residuals, ArrayNode converged) {
    for (Eigenvalue eigenvalue : spectrum.eigenvalues()) {
      add(values, eigenvalue.value());
      add(residuals, eigenvalue.residual());
      converged.add(eigenvalue.converged());
    }
  }

  private static void putDensity(ObjectNode json, SpectralDensity density) {
    SpectralDensity.Curve curve = density.curve();
    ArrayNode lambda = json.putArray("lambda");
    ArrayNode values = json.putArray("density");
    for (int i = 0; i < curve.size(); i++) {
      add(lambda, curve.lambda(i));
      add(values, curve.density(i));
    }
    put(json, "width", curve.width());
    put(json, "trace", density.trace().value());
    put(json, "traceError", density.trace().standardError());
    json.put("vectors", density.probes());
  }

  /** What is undefined is null, as JSON has no word for it. */
  private static void put(ObjectNode json, String key, double value) {
    if (Double.isFinite(value)) {
      json.put(key, value);
    } else {
      json.putNull(key);
    }
  }

  private static void add(ArrayNode array, double value) {
    if (Double.isFinite(value)) {
      array.add(value);
    } else {
      array.addNull();
    }
  }

  private static String text(ObjectNode json) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      JsonNode value = entry.getValue();
      if (value.isArray() && value.isEmpty()) {
        continue;
      }
      List<String> words = new ArrayList<>();
      (value.isArray() ? value : List.of(value)).forEach(one -> words.add(word(one)));
      text.append(
          String.format(Locale.ROOT, "%-22s %s%n", entry.getKey(), String.join("  ", words)));
    }
    return text.toString().stripTrailing();
  }

  private static String word(JsonNode value) {
    if (value.isNull()) {
      return "undefined";
    }
    return value.isDouble()
        ? String.format(Locale.ROOT, "%.7g", value.doubleValue())
        : value.asText();
  }
}
