package dev.edgescope.engine.record.row;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Curvature;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.RegimeDetector;
import dev.edgescope.engine.training.ControlChange;
import java.util.ArrayList;
import java.util.List;

/**
 * A run that another program has made and recorded. Its network and data are not here, so it can be
 * looked at and not gone on with. Such a program tells what it has measured; what follows from that
 * with its controls is worked out here: the edge of the sharpness, K and K_tr, and the regime.
 */
public final class ForeignRun {
  private final RunConfig config;

  /**
   * @param config of a run {@linkplain #isOne of another program}
   */
  public ForeignRun(RunConfig config) {
    this.config = config;
  }

  /** Whether the run of a configuration was made by another program. */
  public static boolean isOne(RunConfig config) {
    return config.data() instanceof DataConfig.Elsewhere;
  }

  /**
   * A measurement with the edge, K and K_tr where its program has not told them.
   *
   * @param changes of the controls in the whole run
   */
  public Measurement completed(Measurement told, List<ControlChange> changes) {
    Curvature curvature = told.curvature();
    double rate = told.inForce().learningRate();
    double edge = curvature.edge();
    if (Double.isNaN(edge) && rate > 0) {
      edge = optimizer(changes, told.step()).edge().level(rate);
    }
    NoiseKernelNorm norm = curvature.noiseKernel();
    if (Double.isNaN(norm.kTrace()) && isFull(told)) {
      norm = new NoiseKernelNorm(0, 0, norm.kernel());
    } else if (Double.isNaN(norm.kTrace()) && norm.kernel().isPresent()) {
      norm = norm.kernel().get().norm(rate, told.inForce().batchSize());
    }
    return told.withCurvature(new Curvature(curvature.hessian(), edge, curvature.ntkTrace(), norm));
  }

  /** The regimes that the run has come into, as a run here would have told them. */
  public List<RunEvent.RegimeChanged> regimes(
      List<Measurement> completed, List<ControlChange> changes) {
    RegimeDetector detector =
        new RegimeDetector(
            config.data().examples(), config.optimizer().edge(), config.kernelMark());
    List<RunEvent.RegimeChanged> regimes = new ArrayList<>();
    int moved = 0;
    for (Measurement reading : completed) {
      while (moved < changes.size() && changes.get(moved).step() <= reading.step()) {
        moved++;
        detector.controlMoved(optimizer(changes.subList(0, moved), reading.step()).edge());
      }
      if (isTold(reading)) {
        detector
            .observe(reading)
            .filter(RegimeDetector.Label::changed)
            .ifPresent(label ->
                regimes.add(
                    new RunEvent.RegimeChanged(
                        1,
                        reading.step(),
                        reading.learningTime(),
                        label.regime(),
                        label.reason())));
      }
    }
    return regimes;
  }

  /** Whether there is what the plane is made of: without its K a run on batches has no regime. */
  private boolean isTold(Measurement reading) {
    return isFull(reading) || Double.isFinite(reading.curvature().noiseKernel().kTrace());
  }

  private boolean isFull(Measurement reading) {
    return reading.inForce().batchSize() >= config.data().examples();
  }

  private OptimizerConfig optimizer(List<ControlChange> changes, long step) {
    OptimizerConfig optimizer = config.optimizer();
    for (ControlChange change : changes) {
      if (change.step() <= step && change.control() == Control.BETA1) {
        optimizer = optimizer.with(change.control(), change.to());
      }
    }
    return optimizer;
  }
}
