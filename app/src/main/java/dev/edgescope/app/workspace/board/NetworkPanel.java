package dev.edgescope.app.workspace.board;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.tile.FreePicture;
import dev.edgescope.app.chart.tile.LayersPicture;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.measure.portrait.Portrait;
import dev.edgescope.engine.model.LayerSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layers of the network with their shapes and parameters, on the board. */
final class NetworkPanel extends PortraitPanel {

  NetworkPanel(LiveViewModel model) {
    super(ChartTable.NETWORK, model, false);
  }

  @Override
  Optional<FreePicture> picture(Portrait portrait) {
    List<LayersPicture.Row> rows = new ArrayList<>();
    rows.add(
        new LayersPicture.Row(Words.text("workspace.networkPanel.input"), portrait.inputs(), 0));
    for (LayerSummary layer : portrait.layers()) {
      rows.add(new LayersPicture.Row(layer.kind(), layer.outputs(), layer.parameters()));
    }
    return Optional.of(new LayersPicture(rows));
  }

  @Override
  String caption(Portrait portrait) {
    int parameters = portrait.layers().stream().mapToInt(LayerSummary::parameters).sum();
    return Words.count("workspace.networkPanel.parameters", parameters);
  }
}
