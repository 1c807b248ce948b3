package dev.edgescope.app.run.curve;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Dash;
import dev.edgescope.app.chart.model.SeriesStyle.Weight;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.sweep.EnsembleCurve;
import dev.edgescope.engine.sweep.FollowingEnsemble.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The same run with several seeds, for all charts: of the leading line of each the mean over the
 * seeds and the tenth to ninetieth percentile. A point is there once every member has come to it; a
 * member that diverged counts as infinite from there on.
 */
public final class SeedCurves implements Bands {
  private final List<RunCurves> members;
  private final boolean[] ended;
  private final long[] reached;
  private final Map<LineKind, Growing> bands = new LinkedHashMap<>();

  /**
   * Curves without a point.
   *
   * @param count of the members
   * @param mark of their K
   */
  public SeedCurves(int count, KernelMark mark) {
    members = IntStream.range(0, count).mapToObj(member -> new RunCurves(mark)).toList();
    ended = new boolean[count];
    reached = new long[count];
    for (LineKind kind : ChartTable.lines()) {
      bands.put(kind, new Growing(kind, kind.isOfNoiseKernel() ? mark : KernelMark.NONE));
    }
  }

  /** What there is of a chart; empty before all members have a point. */
  @Override
  public Optional<Band> of(LineKind kind) {
    return Optional.ofNullable(bands.get(kind))
        .filter(growing -> !growing.mean.isEmpty())
        .map(Growing::band);
  }

  /** Takes in what was told of a member. */
  public void add(Told told) {
    switch (told) {
      case Told.Read read -> {
        RunCurves own = members.get(read.member());
        reached[read.member()] = read.reading().step();
        read.step().ifPresent(own::add);
        own.add(
            read.reading(),
            new Moment(read.reading().step(), read.reading().learningTime(), read.examplesSeen()));
      }
      case Told.Diverged(int member, long _) -> ended[member] = true;
      case Told.Failed(int member, String _) -> ended[member] = true;
    }
  }

  /**
   * Lets the means grow by what has come.
   *
   * @return whether one has begun
   */
  public boolean grow() {
    boolean begun = false;
    for (Growing one : bands.values()) {
      begun |= one.grow();
    }
    return begun;
  }

  /** The step up to which there are means; that of the furthest member where all have ended. */
  public long reached() {
    return IntStream.range(0, ended.length)
        .filter(member -> !ended[member])
        .mapToLong(member -> reached[member])
        .min()
        .orElseGet(() -> Arrays.stream(reached).max().orElse(0));
  }

  @Override
  public void setLook(RunLook look) {
    bands.values().forEach(one -> one.setColour(look.colour()));
  }

  /** The mean of one chart, which grows by the points that all members have. */
  private final class Growing {
    private final LineKind kind;
    private final int[] taken = new int[members.size()];
    private final Series mean;
    private final Series low;
    private final Series high;
    private SeriesStyle memberStyle;

    Growing(LineKind kind, KernelMark mark) {
      this.kind = kind;
      int colour = RunLook.FIRST.colour();
      SeriesStyle style =
          SeriesStyle.of(
                  EngineWords.marked(
                      mark,
                      Words.text("run.seedCurves.meanOfSeeds", String.valueOf(members.size()))),
                  colour)
              .withWeight(Weight.THIN)
              .withDash(Dash.DASH_DOT);
      mean = new Series(style);
      low = new Series(style.withName(Words.text("run.seedCurves.tenth")));
      high = new Series(style.withName(Words.text("run.seedCurves.ninetieth")));
      memberStyle = SeriesStyle.of("", colour).withWeight(Weight.PALE);
    }

    private List<Series> lines() {
      return members.stream().map(member -> member.of(kind, 0).getFirst()).toList();
    }

    Band band() {
      List<Series> lines = lines();
      lines.forEach(line -> line.setStyle(memberStyle));
      return new Band(mean, low, high, lines);
    }

    void setColour(int colour) {
      memberStyle = memberStyle.withColour(colour);
      for (Series one : List.of(mean, low, high)) {
        one.setStyle(one.style().withColour(colour));
      }
    }

    boolean grow() {
      List<Series> lines = lines();
      boolean empty = mean.isEmpty();
      while (hasNext(lines)) {
        append(lines);
      }
      return empty && !mean.isEmpty();
    }

    /** Whether every member has its next point, or none to come, and one has. */
    private boolean hasNext(List<Series> lines) {
      boolean some = false;
      for (int i = 0; i < taken.length; i++) {
        boolean there = taken[i] < lines.get(i).size();
        if (!there && !ended[i]) {
          return false;
        }
        some |= there;
      }
      return some;
    }

    private void append(List<Series> lines) {
      Moment at = first(lines);
      double[] values = new double[taken.length];
      for (int i = 0; i < taken.length; i++) {
        Series line = lines.get(i);
        boolean there = taken[i] < line.size();
        boolean here = there && line.step(taken[i]) == at.step();
        // A line that begins later has nothing here.
        values[i] = here ? line.value(taken[i]) : there ? Double.NaN : Double.POSITIVE_INFINITY;
        taken[i] += here ? 1 : 0;
      }
      double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
      if (known.length == 0) {
        mean.append(at, Double.NaN);
        low.append(at, Double.NaN);
        high.append(at, Double.NaN);
        return;
      }
      EnsembleCurve.Point point = EnsembleCurve.Point.of(at.step(), at.learningTime(), known);
      mean.append(at, point.mean());
      low.append(at, point.low());
      high.append(at, point.high());
    }

    /** Of the next points of the members. */
    private Moment first(List<Series> lines) {
      List<Moment> next = new ArrayList<>();
      for (int i = 0; i < taken.length; i++) {
        if (taken[i] < lines.get(i).size()) {
          next.add(lines.get(i).moment(taken[i]));
        }
      }
      Moment first = next.getFirst();
      for (Moment one : next) {
        first = one.step() < first.step() ? one : first;
      }
      return first;
    }
  }
}
