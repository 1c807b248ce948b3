package dev.edgescope.app.experiment;

import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.config.UpdateRule;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** What the next run is to measure beside what this one does. */
public final class ProbeForm {
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
  private final Set<Quantity> asked = EnumSet.noneOf(Quantity.class);
  private ProbeConfig applied;
  private boolean adaptive;

  ProbeForm(RunConfig config) {
    applied = config.probes();
    adaptive = config.optimizer().rule().isAdaptive();
  }

  /** What the run measures. */
  public Set<Quantity> applied() {
    Set<Quantity> all = EnumSet.noneOf(Quantity.class);
    all.addAll(applied.quantities());
    if (adaptive) {
      all.addAll(Quantity.ofPreconditioners());
    }
    return Collections.unmodifiableSet(all);
  }

  /** What the next run will measure, of what can be asked for. */
  public Set<Quantity> quantities() {
    Set<Quantity> all = EnumSet.noneOf(Quantity.class);
    all.addAll(applied.quantities());
    all.addAll(asked);
    return Collections.unmodifiableSet(all);
  }

  /** Asks for quantities from the next run on. */
  public void ask(Set<Quantity> quantities) {
    asked.addAll(quantities);
    asked.removeAll(applied.quantities());
    asked.removeAll(Quantity.ofPreconditioners());
    revision.set(revision.get() + 1);
  }

  /** No longer asks for quantities that the run does not measure yet. */
  public void takeBack(Set<Quantity> quantities) {
    asked.removeAll(quantities);
    revision.set(revision.get() + 1);
  }

  /** Changes whenever one of the sets does. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Whether the next run measures anything else than this one. */
  boolean isChanged() {
    return !asked.isEmpty();
  }

  /** The instruments of a run that is being laid out. */
  void adopt(RunConfig config) {
    applied = config.probes();
    adaptive = config.optimizer().rule().isAdaptive();
    asked.clear();
    revision.set(revision.get() + 1);
  }

  /** The instruments of the next run, with another number of eigenvalues and what suits a rule. */
  ProbeConfig config(TopEigenvalues eigenvalues, UpdateRule rule) {
    return applied.withTopEigenvalues(eigenvalues).plus(asked).suiting(rule);
  }
}
