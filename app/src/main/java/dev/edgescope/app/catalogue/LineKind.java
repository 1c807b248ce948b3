package dev.edgescope.app.catalogue;

import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.engine.config.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Curves over time.
 *
 * @param scale of the vertical axis, until the user chooses another
 * @param curves in order of importance; where several runs are shown, each shows the first alone
 * @param edges what the curves are held against
 * @param otherForm the id of the chart that shows the same in another unit, and may take its place
 */
public record LineKind(
    String id,
    ChartGroup group,
    Term term,
    ValueScale scale,
    List<Curve> curves,
    List<Edge> edges,
    Optional<String> otherForm)
    implements ChartKind {

  public LineKind {
    curves = List.copyOf(curves);
    edges = List.copyOf(edges);
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("the chart \"" + id + "\" has no curve");
    }
  }

  /** A chart with a linear axis and without an edge. */
  static LineKind of(String id, ChartGroup group, Term term, Curve... curves) {
    return new LineKind(
        id, group, term, ValueScale.LINEAR, List.of(curves), List.of(), Optional.empty());
  }

  /** A chart of a quantity, by its name. */
  static LineKind measured(String id, ChartGroup group, String term, Quantity quantity) {
    return of(id, group, Term.of(quantity, term), Curve.of(quantity));
  }

  LineKind logarithmic() {
    return new LineKind(id, group, term, ValueScale.LOGARITHMIC, curves, edges, otherForm);
  }

  LineKind against(Edge... levels) {
    return new LineKind(id, group, term, scale, curves, List.of(levels), otherForm);
  }

  /** With further curves, after those that it has. */
  LineKind with(List<Curve> more) {
    List<Curve> all = new ArrayList<>(curves);
    all.addAll(more);
    return new LineKind(id, group, term, scale, all, edges, otherForm);
  }

  LineKind or(String otherId) {
    return new LineKind(id, group, term, scale, curves, edges, Optional.of(otherId));
  }

  /** Whether its curves are of K, which has the mark of an extrapolation. */
  public boolean isOfNoiseKernel() {
    return equals(ChartTable.NOISE_KERNEL) || equals(ChartTable.NOISE_KERNEL_OF_ONE_OUTPUT);
  }

  @Override
  public Set<Quantity> quantities() {
    return curves.stream()
        .flatMap(curve -> curve.quantity().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean isMeasured(Set<Quantity> measured) {
    return curves.stream().anyMatch(curve -> curve.quantity().map(measured::contains).orElse(true));
  }
}
