package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.curvature.NoiseKernel;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.Spectrum.Eigenvalue;
import dev.edgescope.engine.curvature.edge.AdaptiveEdge;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.objective.Evaluation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A measurement as named numbers, the form in which it is kept: a quantity that a later version
 * measures is a new name, and one that an earlier version did not know is simply not there.
 */
public final class Quantities {
  private static final String HESSIAN = "hessian";
  private static final String RESIDUAL = ".residual";
  private static final String UNCONVERGED = ".unconverged";
  private static final String KERNEL_THETA = "kernel.theta";
  private static final String KERNEL_TRACE = "kernel.trace";
  private static final String KERNEL_MOMENTUM = "kernel.momentum";
  private static final String KERNEL_NESTEROV = "kernel.nesterov";
  private static final String KERNEL_BETA1 = "kernel.beta1";
  private static final String KERNEL_DECAY = "kernel.weight_decay";
  private static final String KERNEL_EXAMPLES = "kernel.examples";
  private static final String KERNEL_OUTPUTS = "kernel.outputs";
  private static final String COUNT = ".count";
  private static final String ERROR = ".error";

  /** Before a name that another program has given, so that it is none of these. */
  private static final String NAMED = "named.";

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_ ./:-]{0,59}");

  private Quantities() {}

  /** All that is defined of a measurement but its step. */
  public static Map<String, Double> of(Measurement measurement) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("learning_time", measurement.learningTime());
    values.put("learning_rate", measurement.inForce().learningRate());
    values.put("batch_size", (double) measurement.inForce().batchSize());
    values.put("train_loss", measurement.train().loss());
    values.put("train_accuracy", measurement.train().accuracy());
    values.put("test_loss", measurement.test().loss());
    values.put("test_accuracy", measurement.test().accuracy());
    values.put("gradient_norm", measurement.gradientNorm());
    putSpectrum(values, HESSIAN, measurement.curvature().hessian());
    values.put("ntk_trace", measurement.curvature().ntkTrace());
    values.put("k", measurement.curvature().noiseKernel().k());
    values.put("k_trace", measurement.curvature().noiseKernel().kTrace());
    measurement.curvature().noiseKernel().kernel().ifPresent(kernel -> putKernel(values, kernel));
    values.put("edge", measurement.curvature().edge());
    values.put("seconds", measurement.seconds());
    measurement.readings().forEach((quantity, readings) -> putReadings(values, quantity, readings));
    measurement.named().forEach((name, value) -> values.put(NAMED + name, value));
    return values;
  }

  private static void putSpectrum(Map<String, Double> values, String prefix, Spectrum spectrum) {
    List<Eigenvalue> eigenvalues = spectrum.eigenvalues();
    values.put(prefix + COUNT, (double) eigenvalues.size());
    for (int i = 0; i < eigenvalues.size(); i++) {
      Eigenvalue eigenvalue = eigenvalues.get(i);
      String name = prefix + "." + (i + 1);
      values.put(name, eigenvalue.value());
      values.put(name + RESIDUAL, eigenvalue.residual());
      if (!eigenvalue.converged()) {
        values.put(name + UNCONVERGED, 1.0);
      }
    }
  }

  private static Spectrum spectrum(Map<String, Double> values, String prefix) {
    List<Eigenvalue> eigenvalues = new ArrayList<>();
    for (int i = 1; i <= get(values, prefix + COUNT); i++) {
      String name = prefix + "." + i;
      eigenvalues.add(
          new Eigenvalue(
              get(values, name),
              get(values, name + RESIDUAL),
              !values.containsKey(name + UNCONVERGED)));
    }
    return new Spectrum(eigenvalues);
  }

  private static void putKernel(Map<String, Double> values, NoiseKernel kernel) {
    putSpectrum(values, KERNEL_THETA, kernel.theta());
    values.put(KERNEL_TRACE, kernel.trace());
    switch (kernel.edge()) {
      case SgdEdge(Momentum momentum, double decay) -> {
        values.put(KERNEL_MOMENTUM, momentum.coefficient());
        if (momentum.isNesterov()) {
          values.put(KERNEL_NESTEROV, 1.0);
        }
        if (decay != 0) {
          values.put(KERNEL_DECAY, decay);
        }
      }
      case AdaptiveEdge(double beta1, double decay) -> {
        values.put(KERNEL_BETA1, beta1);
        if (decay != 0) {
          values.put(KERNEL_DECAY, decay);
        }
      }
    }
    values.put(KERNEL_EXAMPLES, (double) kernel.examples());
    values.put(KERNEL_OUTPUTS, (double) kernel.outputs());
  }

  private static Optional<NoiseKernel> kernel(Map<String, Double> values) {
    return values.containsKey(KERNEL_TRACE)
        ? Optional.of(
            new NoiseKernel(
                spectrum(values, KERNEL_THETA),
                get(values, KERNEL_TRACE),
                edge(values),
                (int) get(values, KERNEL_EXAMPLES),
                (int) get(values, KERNEL_OUTPUTS)))
        : Optional.empty();
  }

  private static StabilityEdge edge(Map<String, Double> values) {
    double decay = values.getOrDefault(KERNEL_DECAY, 0.0);
    if (values.containsKey(KERNEL_BETA1)) {
      return new AdaptiveEdge(get(values, KERNEL_BETA1), decay);
    }
    Momentum.Kind kind =
        values.containsKey(KERNEL_NESTEROV) ? Momentum.Kind.NESTEROV : Momentum.Kind.HEAVY_BALL;
    return new SgdEdge(new Momentum(get(values, KERNEL_MOMENTUM), kind), decay);
  }

  private static void putReadings(
      Map<String, Double> values, Quantity quantity, List<Reading> readings) {
    String name = Words.of(quantity);
    values.put(name + COUNT, (double) readings.size());
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      String each = name + "." + (i + 1);
      values.put(each, reading.value());
      if (Double.compare(reading.error(), untold(quantity)) != 0) {
        values.put(each + ERROR, reading.error());
      }
      if (!reading.converged()) {
        values.put(each + UNCONVERGED, 1.0);
      }
    }
  }

  /** The error of a reading that says none: no bound is known that is not told. */
  private static double untold(Quantity quantity) {
    return quantity.errorKind() == Quantity.ErrorKind.BOUND ? Double.NaN : 0;
  }

  private static Map<Quantity, List<Reading>> readings(Map<String, Double> values) {
    Map<Quantity, List<Reading>> readings = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      String name = Words.of(quantity);
      if (values.containsKey(name + COUNT)) {
        List<Reading> list = new ArrayList<>();
        for (int i = 1; i <= get(values, name + COUNT); i++) {
          String each = name + "." + i;
          list.add(
              new Reading(
                  get(values, each),
                  values.getOrDefault(each + ERROR, untold(quantity)),
                  !values.containsKey(each + UNCONVERGED)));
        }
        readings.put(quantity, list);
      }
    }
    return readings;
  }

  /** The measurement that the numbers are of; what is missing among them is NaN. */
  public static Measurement measurement(long step, Map<String, Double> values) {
    return new Measurement(
        step,
        get(values, "learning_time"),
        new InForce(get(values, "learning_rate"), (int) get(values, "batch_size")),
        new Evaluation(get(values, "train_loss"), get(values, "train_accuracy")),
        new Evaluation(get(values, "test_loss"), get(values, "test_accuracy")),
        get(values, "gradient_norm"),
        new Curvature(
            spectrum(values, HESSIAN),
            get(values, "edge"),
            get(values, "ntk_trace"),
            new NoiseKernelNorm(get(values, "k"), get(values, "k_trace"), kernel(values))),
        get(values, "seconds"),
        readings(values),
        named(values));
  }

  /** A name that says too much, or something else than a name, is passed over. */
  private static SortedMap<String, Double> named(Map<String, Double> values) {
    SortedMap<String, Double> named = new TreeMap<>();
    values.forEach((name, value) -> {
      if (name.startsWith(NAMED) && NAME.matcher(name.substring(NAMED.length())).matches()) {
        named.put(name.substring(NAMED.length()), value);
      }
    });
    return named;
  }

  private static double get(Map<String, Double> values, String name) {
    return values.getOrDefault(name, Double.NaN);
  }
}
