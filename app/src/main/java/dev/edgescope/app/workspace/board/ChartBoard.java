package dev.edgescope.app.workspace.board;

import dev.edgescope.app.board.Arrangement;
import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.board.ChartDrawing;
import dev.edgescope.app.board.Spotlight;
import dev.edgescope.app.board.Tiling;
import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.app.catalogue.PictureKind;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunList;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.runs.RunCopies;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;

/** The charts of the runs, as the layout has them. */
public final class ChartBoard extends Region implements View {
  private static final double GAP = 8;
  private static final double SMALLEST_WIDTH = 320;
  private static final double SMALLEST_HEIGHT = 240;
  private static final double THUMBNAIL_SCALE = 0.85;

  private final Subscriptions life = new Subscriptions();
  private final LiveViewModel model;
  private final RunList runs;
  private final ObjectProperty<BoardLayout> layout;
  private final ObservableValue<Appearance> appearance;
  private final PanelMenu menu;
  private final PanelDrag drag;
  private final Map<String, PanelFrame> frames = new LinkedHashMap<>();

  public ChartBoard(
      LiveViewModel model,
      RunComparison comparison,
      ObjectProperty<BoardLayout> layout,
      ObservableValue<Appearance> appearance,
      TakeAway takeAway) {
    this.model = model;
    runs = comparison.runs();
    this.layout = layout;
    this.appearance = appearance;
    menu =
        new PanelMenu(layout, model.timeAxis(), model.marks(), takeAway, new RunCopies(comparison));
    getStyleClass().add("chart-board");
    // It takes what the others leave; what it happens to be must not take their room.
    setPrefSize(SMALLEST_WIDTH, SMALLEST_HEIGHT);
    drag = new PanelDrag(this, layout);
    life.add(layout.subscribe(value -> rebuild()));
    life.add(model.presentation().spotlightProperty().subscribe(value -> rebuild()));
    life.add(
        runs.revisionProperty().subscribe(revision -> panels().forEach(panel -> panel.show(runs))));
    life.add(
        appearance.subscribe(
            value -> panels().forEach(panel -> panel.setTheme(value.chartTheme()))));
  }

  @Override
  public void close() {
    life.end();
    panels().forEach(ChartPanel::close);
  }

  /** The frames in the order of the layout. */
  List<PanelFrame> frames() {
    return List.copyOf(frames.values());
  }

  /** Repaints what has changed. */
  public void pulse() {
    frames.values().forEach(frame -> frame.panel().pulse());
  }

  private List<ChartPanel> panels() {
    return frames.values().stream().map(PanelFrame::panel).toList();
  }

  /** Keeps the panels that stay, so that they keep their zoom. */
  private void rebuild() {
    Map<String, PanelFrame> before = new LinkedHashMap<>(frames);
    frames.clear();
    for (String id : charts()) {
      PanelFrame kept = before.remove(id);
      if (kept != null) {
        frames.put(id, kept);
      } else {
        ChartTable.find(id).ifPresent(kind -> frames.put(id, frame(kind)));
      }
    }
    before.values().forEach(gone -> gone.panel().close());
    panels().forEach(this::draw);
    getChildren().setAll(frames.values());
    requestLayout();
  }

  private Optional<Spotlight> spotlight() {
    return model.presentation().spotlightProperty().get();
  }

  /** Those that have a frame. */
  private List<String> charts() {
    return spotlight().map(Spotlight::charts).orElseGet(layout.get()::charts);
  }

  private void draw(ChartPanel panel) {
    if (panel instanceof LinePanel line) {
      LineKind kind = line.kind();
      line.draw(layout.get().drawingOf(kind.id()).orElse(ChartDrawing.plain(kind.scale())));
    }
  }

  private PanelFrame frame(ChartKind kind) {
    ChartPanel panel =
        switch (kind) {
          case LineKind line -> new LinePanel(line, model);
          case PictureKind picture -> picture(picture);
        };
    panel.setTheme(appearance.getValue().chartTheme());
    panel.show(runs);
    PanelFrame frame = new PanelFrame(panel);
    menu.fill(frame);
    drag.listenTo(frame);
    return frame;
  }

  private ChartPanel picture(PictureKind kind) {
    if (kind.equals(ChartTable.STABILITY_PLANE)) {
      return new PlanePanel();
    }
    if (kind.equals(ChartTable.SELF_STABILISATION)) {
      return new CyclePanel(model);
    }
    if (kind.equals(ChartTable.LOSS_LANDSCAPE)) {
      return new LandscapePanel(model);
    }
    if (kind.equals(ChartTable.SPECTRAL_DENSITY)) {
      return new DensityPanel(model);
    }
    if (kind.equals(ChartTable.EXAMPLES)) {
      return new ExamplesPanel(model);
    }
    if (kind.equals(ChartTable.NETWORK)) {
      return new NetworkPanel(model);
    }
    if (kind.equals(ChartTable.MISTAKES)) {
      return new MistakesPanel(model, false);
    }
    if (kind.equals(ChartTable.TEST_MISTAKES)) {
      return new MistakesPanel(model, true);
    }
    throw new IllegalArgumentException("no pane draws the chart \"" + kind.id() + "\"");
  }

  @Override
  protected void layoutChildren() {
    Optional<Spotlight> lit = spotlight();
    if (lit.isPresent()) {
      layOut(lit.get());
      return;
    }
    BoardLayout value = layout.get();
    List<PanelFrame> shown = new ArrayList<>(frames.values());
    List<Tiling.Place> places = Tiling.places(value, getWidth(), getHeight(), GAP);
    for (int i = 0; i < shown.size(); i++) {
      PanelFrame frame = shown.get(i);
      Tiling.Place place = places.get(i);
      boolean thumbnail =
          value.arrangement() == Arrangement.LARGE && !frame.id().equals(value.selected());
      frame.setVisible(place.isShown());
      frame.panel().setScale(thumbnail ? THUMBNAIL_SCALE : 1);
      frame.resizeRelocate(place.x(), place.y(), place.width(), place.height());
    }
  }

  private void layOut(Spotlight lit) {
    for (PanelFrame frame : frames.values()) {
      Tiling.Place place = lit.place(frame.id(), getWidth(), getHeight(), GAP);
      frame.setVisible(place.isShown());
      frame.panel().setScale(1);
      frame.resizeRelocate(place.x(), place.y(), place.width(), place.height());
    }
  }

  /** The chart of curves with an id, where it is on the board. */
  public Optional<LineChartPane> chart(String id) {
    return panels().stream()
        .filter(LinePanel.class::isInstance)
        .map(LinePanel.class::cast)
        .filter(panel -> panel.kind().id().equals(id))
        .map(LinePanel::chart)
        .findFirst();
  }
}
