package dev.edgescope.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  private static RunConfig config(DataConfig data, double learningRate, long steps) {
    return new RunConfig(
        data,
        new ModelConfig.Perceptron(List.of(), Activation.IDENTITY, 0.3),
        Loss.SQUARED_ERROR,
        new OptimizerConfig(learningRate, 0.0, BatchSize.full()),
        new ProbeConfig(0, ProbeConfig.Spacing.every(5), Set.of()),
        Precision.FLOAT,
        1,
        RunLength.steps(steps));
  }

  private static List<EnsembleMember> run(List<RunConfig> configs, int threads)
      throws InterruptedException {
    List<EnsembleMember> members = new ArrayList<>();
    try (Ensemble ensemble = new Ensemble(configs, threads)) {
      ensemble.await();
      ensemble.drain(members::add);
      assertTrue(ensemble.isFinished());
    }
    members.sort(Comparator.comparingInt(EnsembleMember::index));
    return members;
  }

  private static List<Double> losses(EnsembleMember member) {
    return member.measurements().stream().map(measurement -> measurement.train().loss()).toList();
  }

  @Test
  void membersAreTheSameOnAnyNumberOfThreads() throws InterruptedException {
    List<RunConfig> seeds = Ensemble.seeds(config(new DataConfig.Teacher(5, 30), 0.1, 20), 6);
    assertEquals(
        run(seeds, 1).stream().map(EnsembleTest::losses).toList(),
        run(seeds, 3).stream().map(EnsembleTest::losses).toList());
  }

  @Test
  void eachSeedIsAnotherRun() throws InterruptedException {
    List<EnsembleMember> members =
        run(Ensemble.seeds(config(new DataConfig.Teacher(5, 30), 0.1, 20), 4), 2);
    assertEquals(4, members.stream().map(EnsembleTest::losses).distinct().count());
  }

  @Test
  void aMemberIsMeasuredAtItsSpacingAndAtItsEnd() throws InterruptedException {
    EnsembleMember member =
        run(List.of(config(new DataConfig.Teacher(5, 30), 0.1, 12)), 1).getFirst();
    assertEquals(
        List.of(0L, 5L, 10L, 12L), member.measurements().stream().map(Measurement::step).toList());
  }

  @Test
  void aMemberThatDivergesCountsAsInfinite() throws InterruptedException {
    List<EnsembleMember> members =
        run(
            List.of(
                config(new DataConfig.Teacher(5, 30), 0.1, 200),
                config(new DataConfig.Teacher(5, 30), 100, 200)),
            1);
    var last =
        EnsembleCurve.of(members, measurement -> measurement.train().loss()).points().getLast();
    assertEquals(Double.POSITIVE_INFINITY, last.mean());
  }

  @Test
  void anImpossibleMemberSaysWhy() throws InterruptedException {
    var missing = DataConfig.InFile.csv(Path.of("no-such-file.csv"), 3, Targets.REGRESSION);
    assertTrue(
        run(List.of(config(missing, 0.1, 5)), 1).getFirst().failure().contains("no-such-file"));
  }

  @Test
  void anEndlessMemberIsRefused() {
    List<RunConfig> endless =
        List.of(config(new DataConfig.Teacher(5, 30), 0.1, 1).withLength(RunLength.endless()));
    assertThrows(IllegalArgumentException.class, () -> new Ensemble(endless, 1));
  }

  @Test
  void aClosedEnsembleStopsWhereItIs() throws InterruptedException {
    var ensemble =
        new Ensemble(
            Ensemble.seeds(config(new DataConfig.Teacher(5, 30), 0.1, 500_000_000), 50), 2);
    ensemble.close();
    ensemble.await();
    List<EnsembleMember> members = new ArrayList<>();
    ensemble.drain(members::add);
    assertTrue(members.size() <= 2);
  }

  /** Five members at 1 to 5: mean 3, deviation sqrt(2.5), tenth percentile 1.4. */
  @Test
  void theCurveHasMeanErrorAndPercentiles() throws InterruptedException {
    List<EnsembleMember> members =
        run(Ensemble.seeds(config(new DataConfig.Teacher(5, 30), 0.1, 0), 5), 1);
    List<Measurement> order = members.stream().map(m -> m.measurements().getFirst()).toList();
    var point =
        EnsembleCurve.of(members, measurement -> order.indexOf(measurement) + 1)
            .points()
            .getFirst();
    assertEquals(3, point.mean(), 1e-12);
    assertEquals(Math.sqrt(2.5 / 5), point.standardError(), 1e-12);
    assertEquals(1.4, point.low(), 1e-12);
    assertEquals(4.6, point.high(), 1e-12);
  }

  @Test
  void anImpossibleMemberIsNoPartOfTheCurve() throws InterruptedException {
    var missing = DataConfig.InFile.csv(Path.of("no-such-file.csv"), 3, Targets.REGRESSION);
    RunConfig possible = config(new DataConfig.Teacher(5, 30), 0.1, 5);
    assertEquals(
        EnsembleCurve.of(run(List.of(possible), 1), measurement -> measurement.train().loss()),
        EnsembleCurve.of(
            run(List.of(possible, config(missing, 0.1, 5)), 1),
            measurement -> measurement.train().loss()));
  }
}
