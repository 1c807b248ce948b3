package dev.edgescope.engine.training;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.config.UpdateSubspace;
import dev.edgescope.engine.curvature.NoiseKernel;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Batch;
import dev.edgescope.engine.objective.Objective;
import dev.edgescope.engine.optimizer.Adam;
import dev.edgescope.engine.optimizer.ClippedShare;
import dev.edgescope.engine.optimizer.CurvatureAwareTuner;
import dev.edgescope.engine.optimizer.GradientDescent;
import dev.edgescope.engine.optimizer.NoiseSteering;
import dev.edgescope.engine.optimizer.Optimizer;
import dev.edgescope.engine.optimizer.Schedule;
import dev.edgescope.engine.optimizer.SubspaceProjector;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gradient descent as a configuration describes it: the steps, where their learning rates come
 * from, and the subspace that they stay in.
 */
final class Descent {
  /** CDAT: the moving averages of slope and curvature, and the learning rate chosen last. */
  static final String TUNER = "tuner";

  /** The eigenvectors that updates are projected onto or off, P x k, column by column. */
  static final String SUBSPACE = "subspace";

  /** The eigenvectors of the last reading of K, P x k, column by column. */
  static final String STEERING = "steering";

  private OptimizerConfig config;
  private final Objective objective;
  private final ParameterVector theta;
  private final Optimizer rule;
  private final GradientDescent steps;
  private final Schedule schedule;
  private final @Nullable CurvatureAwareTuner tuner;
  private final @Nullable SubspaceProjector projector;
  private final @Nullable NoiseSteering steering;
  private final ClippedShare clipped = new ClippedShare();

  /** The base learning rate; what steering moves. */
  private double learningRate;

  /** What CDAT has chosen last. */
  private double tunedRate;

  /** At the start of its problem's run. */
  Descent(TrainingProblem problem) {
    config = problem.config().optimizer();
    objective = problem.objective();
    theta = problem.theta();
    NativeMemory memory = problem.memory();
    Network network = problem.network();
    learningRate = config.learningRate();
    tunedRate = config.learningRate();
    tuner =
        config.rateRule() instanceof RateRule.Cdat(double sigma, double decay)
            ? new CurvatureAwareTuner(sigma, decay)
            : null;
    schedule = tuner == null ? config.rateRule().schedule() : Schedule.CONSTANT;
    projector =
        config
            .subspace()
            .map(part ->
                new SubspaceProjector(
                    memory, network, part.kind() == UpdateSubspace.Kind.DOMINANT, part.k()))
            .orElse(null);
    steering =
        config
            .steering()
            .map(held -> new NoiseSteering(memory, network, config.edge(), held.target()))
            .orElse(null);
    rule = config.rule().optimizer(memory, network, problem.workers());
    steps =
        new GradientDescent(
            memory,
            network,
            rule,
            new GradientDescent.Settings(
                config.weightDecay(), config.rule().decouplesDecay(), config.clipNorm()),
            projector,
            tuner);
  }

  /** What is to be done at a step before its batch is drawn. */
  void prepare(long step) {
    // A branch from a run with other updates has no subspace yet, at whatever step it begins.
    if (projector != null
        && (!projector.isReady() || step % config.subspace().orElseThrow().every() == 0)) {
      projector.refresh(objective, theta, step);
    }
  }

  /**
   * Reads K, if it is due and to be held, and moves the learning rate or says the batch size.
   *
   * @param batchSize B in force
   * @return the batch size from this step on
   */
  int steer(long step, int batchSize) {
    if (steering == null) {
      return batchSize;
    }
    Steering held = config.steering().orElseThrow();
    if (step % held.every() != 0) {
      return batchSize;
    }
    if (held.control() == Steering.Control.BATCH_SIZE) {
      NoiseKernel kernel = steering.read(objective, theta, step);
      return steering.batchSize(kernel, learningRate(step), batchSize);
    }
    if (batchSize < objective.examples()) {
      NoiseKernel kernel = steering.read(objective, theta, step);
      double root = steering.learningRate(kernel, learningRate, batchSize);
      learningRate = Math.clamp(root, Limits.MIN_LEARNING_RATE, Limits.MAX_LEARNING_RATE);
    }
    return batchSize;
  }

  /**
   * Makes a step.
   *
   * @return the mean loss of the batch before it
   */
  double step(Batch batch, long step) {
    double loss = steps.step(batch, theta, learningRate(step));
    if (tuner != null) {
      tunedRate = steps.learningRate();
    }
    if (config.isClipped()) {
      clipped.add(steps.wasClipped());
    }
    return loss;
  }

  /**
   * alpha of the update at a step. CDAT knows it only once it has looked at the batch: until then
   * it is that of the update before, and at first the configured one.
   */
  double learningRate(long step) {
    return tuner == null ? schedule.factor(step) * learningRate : tunedRate;
  }

  double baseLearningRate() {
    return learningRate;
  }

  /**
   * @throws InvalidConfigException if it is not within the {@link Limits}
   */
  void setBaseLearningRate(double value) {
    learningRate = OptimizerConfig.requireLearningRate(value);
  }

  /**
   * Moves a control other than the batch size.
   *
   * @throws InvalidConfigException if the value is out of its {@link Limits}, or the control has
   *     nothing to act on
   */
  void setControl(Control control, double value) {
    config = config.with(control, value);
    if (control == Control.LEARNING_RATE) {
      learningRate = value;
    }
    steps.setClipNorm(config.clipNorm());
    if (rule instanceof Adam adam && config.rule() instanceof UpdateRule.Adam settings) {
      adam.setBeta1(settings.beta1());
    }
    if (tuner != null && config.rateRule() instanceof RateRule.Cdat(double sigma, double _)) {
      tuner.setSigma(sigma);
    }
    if (steering != null) {
      steering.setTarget(config.steering().orElseThrow().target());
    }
  }

  /** What a control other than the batch size is set to; NaN where it has nothing to act on. */
  double control(Control control) {
    if (!config.has(control)) {
      return Double.NaN;
    }
    return switch (control) {
      case LEARNING_RATE -> learningRate;
      case BATCH_SIZE -> throw new IllegalArgumentException("The batch size is the run's");
      case BETA1 -> config.rule() instanceof UpdateRule.Adam adam ? adam.beta1() : Double.NaN;
      case CLIP_NORM -> config.clipNorm();
      case SIGMA -> config.rateRule() instanceof RateRule.Cdat cdat ? cdat.sigma() : Double.NaN;
      case STEER_TARGET -> config.steering().orElseThrow().target();
    };
  }

  /** Where the rule loses stability, as its controls stand. */
  StabilityEdge edge() {
    return config.edge();
  }

  /** The P of an adaptive rule for the next step, with the controls as they stand. */
  Optional<Optimizer.Preconditioner> preconditioner() {
    return steps.preconditioner();
  }

  /** alpha of the update made last. */
  double lastLearningRate() {
    return steps.learningRate();
  }

  /** Share of the last updates whose gradients were clipped; NaN without clipping or an update. */
  double clippedShare() {
    return clipped.value();
  }

  /** All that later steps depend on, by name: the rule's parts, and those of what stands by it. */
  Map<String, double[]> state() {
    Map<String, double[]> state = new HashMap<>(rule.state());
    if (tuner != null) {
      double[] averages = tuner.state();
      state.put(TUNER, new double[] {averages[0], averages[1], tunedRate});
    }
    if (projector != null) {
      state.put(SUBSPACE, projector.state());
    }
    if (steering != null) {
      state.put(STEERING, steering.state());
    }
    return state;
  }

  /** Goes on from where another descent with the same configuration was. */
  void restore(Checkpoint checkpoint) {
    rule.restore(checkpoint.parts());
    setBaseLearningRate(checkpoint.learningRate());
    double[] averages = checkpoint.part(TUNER);
    if (tuner != null && averages.length == 3) {
      tuner.restore(new double[] {averages[0], averages[1]});
      tunedRate = averages[2];
    }
    if (projector != null) {
      projector.restore(checkpoint.part(SUBSPACE));
    }
    if (steering != null) {
      steering.restore(checkpoint.part(STEERING));
    }
  }
}
