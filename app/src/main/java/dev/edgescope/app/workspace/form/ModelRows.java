package dev.edgescope.app.workspace.form;

import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.experiment.ModelForm;
import dev.edgescope.app.experiment.SettingWords;
import dev.edgescope.app.text.Words;
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
            Words.text("form.modelRows.model"),
            Words.text("form.modelRows.perceptronDenseLayersConvolutional3"),
            form.kind(),
            ModelKind.here(),
            SettingWords.MODEL),
        only(
            ExperimentPane.text(
                "hidden",
                Words.text("form.modelRows.hiddenLayers"),
                Words.text("form.modelRows.widthsFromTheInputOn"),
                form.hidden()),
            ModelKind.MLP),
        only(
            ExperimentPane.text(
                "channels",
                Words.text("form.modelRows.channels"),
                Words.text("form.modelRows.ofTheConvolutionsFromThe"),
                form.channels()),
            ModelKind.CONVNET),
        only(
            ExperimentPane.choice(
                "pooling",
                Words.text("form.modelRows.pooling"),
                Words.text("form.modelRows.what22PixelsBecome"),
                form.pool(),
                List.of(Pooling.values()),
                SettingWords.POOLING),
            ModelKind.CONVNET),
        only(
            ExperimentPane.text(
                "blocks",
                Words.text("form.modelRows.blocks"),
                Words.text("form.modelRows.residualBlocksInEachOf"),
                form.blocks()),
            ModelKind.RESNET),
        only(
            ExperimentPane.text(
                "width",
                Words.text("form.modelRows.width"),
                Words.text("form.modelRows.channelsOfTheFirstStage"),
                form.width()),
            ModelKind.RESNET),
        only(
            ExperimentPane.choice(
                "activation",
                Words.text("form.modelRows.activation"),
                Words.text("form.modelRows.theNonlinearityAfterEveryHidden"),
                form.activation(),
                List.of(Activation.values()),
                SettingWords.ACTIVATION),
            LAYERED),
        only(
            ExperimentPane.choice(
                "bias",
                Words.text("form.modelRows.biases"),
                Words.text("form.modelRows.whetherTheDenseLayersHave"),
                form.bias(),
                List.of(true, false),
                SettingWords.BIAS),
            ModelKind.MLP),
        only(
            ExperimentPane.text(
                "init-scale",
                Words.text("form.modelRows.initialScale"),
                Words.text("form.modelRows.standardDeviationOfTheInitial"),
                form.initScale()),
            LAYERED),
        only(
            ExperimentPane.text(
                "initial-parameters",
                Words.text("form.modelRows.initial"),
                Words.text("form.modelRows.initialParametersInFlatOrder"),
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
