package dev.edgescope.app.workspace.form;

import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.experiment.ModelForm;
import dev.edgescope.app.experiment.SettingWords;
import dev.edgescope.engine.config.ModelKind;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rows that describe the network. */
final class ModelRows {
  private static final Set<ModelKind> LAYERED =
      EnumSet.complementOf(EnumSet.of(ModelKind.QUADRATIC));

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
                + " blocks of convolutions with shortcuts; these two need images. Quadratic: in its"
                + " parameters, for the quadratic task.",
            form.kind(),
            ModelKind.here(),
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
        only(
            ExperimentPane.choice(
                "activation",
                "Activation",
                "The nonlinearity after every hidden layer.",
                form.activation(),
                List.of(Activation.values()),
                SettingWords.ACTIVATION),
            LAYERED),
        only(
            ExperimentPane.choice(
                "bias",
                "Biases",
                "Whether the dense layers have biases.",
                form.bias(),
                List.of(true, false),
                SettingWords.BIAS),
            ModelKind.MLP),
        only(
            ExperimentPane.text(
                "init-scale",
                "Initial scale",
                "Standard deviation of the initial weights times √fan-in.",
                form.initScale()),
            LAYERED),
        only(
            ExperimentPane.text(
                "initial-parameters",
                "Initial θ",
                "Initial parameters in flat order, separated by commas; empty to draw them, or for"
                    + " zeros where the model is quadratic.",
                form.parameters()),
            EnumSet.of(ModelKind.MLP, ModelKind.QUADRATIC)));
  }

  private SettingRow only(SettingRow row, Set<ModelKind> kinds) {
    return ExperimentPane.only(row, form.kind(), kinds);
  }

  private SettingRow only(SettingRow row, ModelKind kind) {
    return ExperimentPane.only(row, form.kind(), EnumSet.of(kind));
  }
}
