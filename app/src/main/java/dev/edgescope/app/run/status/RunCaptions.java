package dev.edgescope.app.run.status;

import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.RegimeWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.EdgeWords;
import dev.edgescope.engine.measure.Measurement;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What there is to say of a run in words. */
public final class RunCaptions {
  private final ReadOnlyStringWrapper size = text("size");
  private final ReadOnlyStringWrapper kernelNote = text("kernelNote");
  private final ReadOnlyStringWrapper regime = text("regime");
  private final ReadOnlyStringWrapper regimeReason = text("regimeReason");
  private final ObservableList<RunEvent.RegimeChanged> regimes =
      FXCollections.observableArrayList();
  private final ObservableList<RunEvent.RegimeChanged> readableRegimes =
      FXCollections.unmodifiableObservableList(regimes);

  /** "55,050 parameters, 1,000 examples, 10 outputs". */
  public ReadOnlyStringProperty sizeProperty() {
    return size.getReadOnlyProperty();
  }

  /** What the chart of K has to explain beside its curve; empty if nothing. */
  public ReadOnlyStringProperty kernelNoteProperty() {
    return kernelNote.getReadOnlyProperty();
  }

  /** What the run is doing, in a few words; empty while the instruments cannot tell yet. */
  public ReadOnlyStringProperty regimeProperty() {
    return regime.getReadOnlyProperty();
  }

  /** Why the regime is called so, as of now: one sentence with numbers. */
  public ReadOnlyStringProperty regimeReasonProperty() {
    return regimeReason.getReadOnlyProperty();
  }

  /** The regimes that the run has been in, in order. */
  public ObservableList<RunEvent.RegimeChanged> regimes() {
    return readableRegimes;
  }

  /** Of a run that is laid out anew; it is as large as its start will tell. */
  public void clear() {
    kernelNote.set("");
    regime.set("");
    regimeReason.set("");
    regimes.clear();
  }

  public void started(RunEvent.Started event) {
    size.set(
        String.join(
            ", ",
            Words.count("run.runCaptions.parameters", event.parameters()),
            Words.count("run.runCaptions.examples", event.examples()),
            Words.count("run.runCaptions.outputs", event.outputs())));
  }

  /** The regime from here on. */
  public void named(RunEvent.RegimeChanged change) {
    regime.set(EngineWords.of(change.regime()));
    regimeReason.set(RegimeWords.of(change.reason()));
  }

  /** The regime goes on; of one that is not shown, as in the record of another version, nothing. */
  public void confirmed(RunEvent.RegimeConfirmed confirmation) {
    if (EngineWords.of(confirmation.regime()).equals(regime.get())) {
      regimeReason.set(RegimeWords.of(confirmation.reason()));
    }
  }

  /** One regime more that it has been in. */
  public void list(RunEvent.RegimeChanged change) {
    regimes.add(change);
  }

  public void measured(Measurement measurement, RunConfig config) {
    if (measurement.curvature().noiseKernel().isRead()) {
      kernelNote.set(note(measurement, config));
    }
  }

  private static String note(Measurement measurement, RunConfig config) {
    if (Double.isNaN(measurement.curvature().noiseKernel().k())) {
      if (config.probes().topEigenvalues().isNone()) {
        return Words.text("run.runCaptions.kUndefinedNoEigenvalueIs");
      }
      return isBeyondEdge(measurement)
          ? Words.text("run.runCaptions.beyondTheEdge", EdgeWords.bound(config.optimizer().edge()))
          : Words.text("run.runCaptions.kUndefinedNumbersBeyondThe");
    }
    if (measurement.inForce().batchSize() >= config.data().examples()) {
      return Words.text("run.runCaptions.k0AtFullBatch");
    }
    return EngineWords.of(config.kernelMark());
  }

  /** Of the eigenvalues of Theta that K is made of; those of a record are not known. */
  private static boolean isBeyondEdge(Measurement measurement) {
    return measurement
        .curvature()
        .noiseKernel()
        .kernel()
        .map(from ->
            measurement.inForce().learningRate() * from.theta().largest()
                >= from.edge().noiseBound())
        .orElse(true);
  }

  private ReadOnlyStringWrapper text(String name) {
    return new ReadOnlyStringWrapper(this, name, "");
  }
}
