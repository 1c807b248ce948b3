package dev.edgescope.app.run.curve;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.Curve;
import dev.edgescope.app.catalogue.Curve.Source;
import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.app.catalogue.NamedCharts;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.Quantity.ErrorKind;
import dev.edgescope.engine.live.FlowEvent;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.StepBlock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The curves of one run for all charts of the {@link ChartTable}, whether a chart shows them or
 * not. A line begins with its first value that is defined: what is never measured is no line of
 * gaps.
 */
public final class RunCurves {
  /** A residual says whether its eigenvalue has converged, and is no error of that. */
  private static final Set<ErrorKind> SHOWN_ERRORS =
      Set.of(ErrorKind.STANDARD_ERROR, ErrorKind.BOUND);

  /** By the ids of the charts. */
  private final Map<String, List<Family>> families = new LinkedHashMap<>();

  /** What a program that made the run has named. */
  private final Set<String> names = new TreeSet<>();

  /** Those of them that a flow beside the run draws: it may tell of hundreds of steps a frame. */
  private final Map<FlowKind, List<Family>> predicted = new EnumMap<>(FlowKind.class);

  /** That of the loss of every step. */
  private final Family steps;

  private RunLook look = RunLook.FIRST;
  private boolean grown;

  /** Those of the steps as the history of the run has them; null where there is none. */
  private @Nullable LossColumns losses;

  /** Whether they are read there. */
  private boolean isKept;

  /** So many steps have been told. */
  private int told;

  /**
   * @param mark of K
   */
  public RunCurves(KernelMark mark) {
    ChartTable.lines().forEach(kind -> begin(kind, mark));
    steps =
        families.values().stream()
            .flatMap(List::stream)
            .filter(family -> family.curve.source() instanceof Source.Stepped)
            .findFirst()
            .orElseThrow();
    for (FlowKind flow : FlowKind.values()) {
      predicted.put(flow, predictedBy(flow));
    }
  }

  private void begin(LineKind kind, KernelMark mark) {
    List<Family> ofKind = new ArrayList<>();
    for (Curve curve : kind.curves()) {
      KernelMark shown = kind.isOfNoiseKernel() ? mark : KernelMark.NONE;
      ofKind.add(new Family(curve, shown, ofKind.isEmpty()));
    }
    families.put(kind.id(), ofKind);
  }

  /** The names that a program which made the run has given to what it measures, in order. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** The lines of a chart that have points, in order of importance. */
  public List<Series> of(LineKind kind) {
    return named(kind).stream().map(Named::line).toList();
  }

  /** The same with the names of their quantities, which a line in company does not show. */
  public List<Named> named(LineKind kind) {
    List<Named> named = new ArrayList<>();
    for (Family family : families.getOrDefault(kind.id(), List.of())) {
      for (int i = 0; i < family.lines.size(); i++) {
        if (!family.lines.get(i).isEmpty()) {
          named.add(new Named(family.name(i), family.lines.get(i)));
        }
      }
    }
    return named;
  }

  /** A line with the name of its quantity. */
  public record Named(String quantity, Series line) {}

  /** The lines of one curve of a chart, with the first even before it has a point. */
  public List<Series> of(LineKind kind, int curve) {
    return List.copyOf(families.getOrDefault(kind.id(), List.of()).get(curve).lines);
  }

  /**
   * Appends what was measured.
   *
   * @param at when
   */
  public void add(Measurement reading, Moment at) {
    for (String name : reading.named().keySet()) {
      if (names.add(name)) {
        begin(NamedCharts.of(name), KernelMark.NONE);
      }
    }
    for (List<Family> ofKind : families.values()) {
      for (Family family : ofKind) {
        if (family.curve.source() instanceof Source.Measured measured) {
          List<Reading> points = measured.read().apply(reading);
          for (int i = 0; i < points.size(); i++) {
            family.append(i, at, points.get(i));
          }
        }
      }
    }
  }

  /**
   * Appends the loss of steps, at least one. Where the history of the run has them they are read
   * there.
   */
  public void add(StepBlock block) {
    Series line = lossLine();
    LossColumns kept = losses;
    if (told == 0 && kept != null && kept.areOf(block)) {
      isKept = true;
      kept.begin((int) block.step(0));
      line.readFrom(kept);
    }
    told += block.size();
    if (isKept) {
      showLosses();
      return;
    }
    grown |= line.isEmpty();
    for (int i = 0; i < block.size(); i++) {
      line.append(
          new Moment(block.step(i), block.learningTime(i), block.examplesSeen(i)), block.loss(i));
    }
  }

  /**
   * Says where the losses of steps are kept.
   *
   * @param history of the run; of another one before, all that this had
   */
  public void setHistory(History history) {
    if (losses == null) {
      losses = new LossColumns(history);
    } else {
      losses.setHistory(history);
    }
  }

  /** Shows the losses of all steps told that the history of the run has by now. */
  public void showLosses() {
    LossColumns kept = losses;
    if (isKept && kept != null) {
      Series line = lossLine();
      boolean before = line.isEmpty();
      line.growTo(Math.min(told, kept.size()));
      grown |= before && !line.isEmpty();
    }
  }

  /** The loss of the batch of each step. */
  public Series lossLine() {
    return steps.line(0);
  }

  /** Says whether the run diverges; what runs away then sets no scale. */
  public void setDiverging(boolean diverging) {
    for (List<Family> ofKind : families.values()) {
      ofKind.forEach(family -> family.lines.forEach(line -> line.setDiverging(diverging)));
    }
  }

  /** Appends what a predicted curve has come to. */
  public void add(FlowKind flow, FlowEvent.Reached reading, Moment at) {
    for (Family family : predicted.getOrDefault(flow, List.of())) {
      if (family.curve.source() instanceof Source.Predicted source) {
        double value = source.value().applyAsDouble(reading);
        if (!Double.isNaN(value)) {
          family.append(0, at, Reading.exact(value));
        }
      }
    }
  }

  /** A predicted curve is given up: its lines go. */
  public void forget(FlowKind flow) {
    for (Family family : predicted.getOrDefault(flow, List.of())) {
      grown |= !family.lines.getFirst().isEmpty();
      family.lines.clear();
      family.line(0);
    }
  }

  private List<Family> predictedBy(FlowKind flow) {
    return families.values().stream()
        .flatMap(List::stream)
        .filter(family ->
            family.curve.source() instanceof Source.Predicted source && source.flow() == flow)
        .toList();
  }

  /** Those of the lines of a chart that predictions beside the run have drawn. */
  public List<Series> predictions(LineKind kind) {
    return families.getOrDefault(kind.id(), List.of()).stream()
        .filter(family -> family.curve.source() instanceof Source.Predicted)
        .flatMap(family -> family.lines.stream())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Whether a line has begun since this was asked last. */
  public boolean takeGrown() {
    boolean before = grown;
    grown = false;
    return before;
  }

  /** Draws all in the colour of the run; in company the leading lines carry its name. */
  public void setLook(RunLook newLook) {
    if (newLook.equals(look)) {
      return; // asked whenever a line of any run begins
    }
    look = newLook;
    families.values().forEach(ofKind -> ofKind.forEach(Family::restyle));
  }

  /** The lines of one curve. */
  private final class Family {
    private final Curve curve;
    private final KernelMark mark;
    private final boolean leading;
    private final boolean hasError;
    private final List<Series> lines = new ArrayList<>();

    Family(Curve curve, KernelMark mark, boolean leading) {
      this.curve = curve;
      this.mark = mark;
      this.leading = leading;
      hasError =
          curve.quantity().map(Quantity::errorKind).filter(SHOWN_ERRORS::contains).isPresent();
      line(0);
    }

    String name(int index) {
      return EngineWords.marked(mark, curve.style().apply(index).name());
    }

    Series line(int index) {
      while (lines.size() <= index) {
        Series next = new Series(style(lines.size()));
        if (curve.quantity().equals(Optional.of(Quantity.EFFECTIVE_LAMBDA))) {
          next.setScaleFrom(Measurement.FIRST_COMPARABLE);
        }
        lines.add(next);
      }
      return lines.get(index);
    }

    void append(int index, Moment at, Reading point) {
      Series line = line(index);
      if (line.isEmpty() && Double.isNaN(point.value())) {
        return;
      }
      grown |= line.isEmpty();
      if (hasError) {
        line.append(at, point.value(), point.error(), point.converged());
      } else {
        line.append(at, point.value(), point.converged());
      }
    }

    void restyle() {
      for (int i = 0; i < lines.size(); i++) {
        lines.get(i).setStyle(style(i));
      }
    }

    private SeriesStyle style(int index) {
      SeriesStyle own = look.of(curve.style().apply(index)).withName(name(index));
      boolean named = !look.alone() && leading && index == 0;
      return named
          ? own.withName(EngineWords.marked(mark, look.name())).withDash(look.dash())
          : own;
    }
  }
}
