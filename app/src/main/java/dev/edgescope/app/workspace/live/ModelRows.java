package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.SettingRow;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import dev.edgescope.engine.run.ModelKind;
import java.util.EnumSet;
import java.util.List;

/** The rows that describe the network. */
final class ModelRows {
  private final ModelForm form;

  ModelRows(ModelForm form) {
    this.form = form;
  }

  List<SettingRow> rows() {
    return List.of(
        ExperimentPane.choice(
            "model",
            "Model",
            "Perceptron: dense layers. Convolutional: 3×3 convolutions and pooling. Residual:"
                + " blocks of convolutions with shortcuts. The latter two need images.",
            form.kind(),
            List.of(ModelKind.values()),
            SettingWords.MODEL),
        only(
            ExperimentPane.text(
                "hidden",
                "Hidden layers",
                "Widths from the input on, separated by commas; empty for a linear model.",
                form.hidden()),
            ModelKind.MLP),
        only(
            ExperimentPane.text(
                "channels",
                "Channels",
                "Of the convolutions, from the input on, separated by commas; each is followed by"
                    + " 2×2 pooling.",
                form.channels()),
            ModelKind.CONVNET),
        only(
            ExperimentPane.choice(
                "pooling",
                "Pooling",
                "What 2×2 pixels become: their mean or their maximum.",
                form.pool(),
                List.of(Pooling.values()),
                SettingWords.POOLING),
            ModelKind.CONVNET),
        only(
            ExperimentPane.text(
                "blocks", "Blocks", "Residual blocks in each of the three stages.", form.blocks()),
            ModelKind.RESNET),
        only(
            ExperimentPane.text(
                "width",
                "Width",
                "Channels of the first stage; the next ones have twice and four times as many.",
                form.width()),
            ModelKind.RESNET),
        ExperimentPane.choice(
            "activation",
            "Activation",
            "The nonlinearity after every hidden layer.",
            form.activation(),
            List.of(Activation.values()),
            SettingWords.ACTIVATION),
        ExperimentPane.text(
            "init-scale",
            "Initial scale",
            "Standard deviation of the initial weights times √fan-in.",
            form.initScale()));
  }

  private SettingRow only(SettingRow row, ModelKind kind) {
    return ExperimentPane.only(row, form.kind(), EnumSet.of(kind));
  }
}
