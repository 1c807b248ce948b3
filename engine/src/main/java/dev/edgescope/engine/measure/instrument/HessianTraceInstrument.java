package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.HessianTrace;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;
import java.util.SplittableRandom;

/** tr H from {@value #PROBES} vectors of random signs. */
final class HessianTraceInstrument implements Instrument {
  private static final int PROBES = 16;
  private static final long RANDOM_STREAM = 0x54524143L;

  private final SplittableRandom signs;
  private final HessianTrace trace;

  HessianTraceInstrument(Subject subject) {
    signs = subject.random(RANDOM_STREAM);
    trace = new HessianTrace(subject.memory(), subject.parameters());
  }

  @Override
  public List<Reading> read(RunState state) {
    return List.of(Reading.of(trace.of(state.objective().hessian(), PROBES, signs)));
  }

  @Override
  public double gradients(Subject subject) {
    return PROBES;
  }
}
