package dev.edgescope.app.workspace.sweep;

import dev.edgescope.app.control.SettingChoice;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.control.SettingTextField;
import dev.edgescope.app.sweep.SweepForm;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.sweep.plan.Budget;
import dev.edgescope.engine.sweep.plan.Keep;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The form that a sweep is put together in, and the button that lays it out. */
final class SweepFormPane extends VBox {

  SweepFormPane(SweepForm form, Button make) {
    getStyleClass().add("setting-rows");
    setId("sweep-form");
    Label title = new Label(Words.text("sweep.sweepFormPane.aNewSweep"));
    title.getStyleClass().add("section-title");
    HBox buttons = new HBox(make);
    buttons.getStyleClass().add("form-buttons");
    getChildren()
        .addAll(
            title,
            choice(
                "sweep-base",
                Words.text("sweep.sweepFormPane.of"),
                Words.text("sweep.sweepFormPane.theRunWhoseSettingsThe"),
                form.base(),
                form.bases()),
            choice(
                "sweep-x",
                Words.text("sweep.sweepFormPane.across"),
                Words.text("sweep.sweepFormPane.theSettingAlongTheColumns"),
                form.x(),
                SweepForm.AXES),
            values("sweep-x-values", form.xValues()),
            choice(
                "sweep-y",
                Words.text("sweep.sweepFormPane.upwards"),
                Words.text("sweep.sweepFormPane.theSettingAlongTheRows"),
                form.y(),
                SweepForm.AXES),
            values("sweep-y-values", form.yValues()),
            text(
                "sweep-seeds",
                Words.text("sweep.sweepFormPane.seeds"),
                Words.text("sweep.sweepFormPane.runsOfEachCellOf"),
                form.seeds()),
            text(
                "sweep-steps",
                Words.text("sweep.sweepFormPane.steps"),
                Words.text("sweep.sweepFormPane.stepsOfTheRunItself"),
                form.steps()),
            choice(
                "sweep-budget",
                Words.text("sweep.sweepFormPane.with"),
                Words.text("sweep.sweepFormPane.whatAllMembersHaveThe"),
                form.budget(),
                List.of(Budget.values())),
            text(
                "sweep-threshold",
                Words.text("sweep.sweepFormPane.lossToReach"),
                Words.text("sweep.sweepFormPane.theTrainingLossWhoseFirst"),
                form.threshold()),
            choice(
                "sweep-keep",
                Words.text("sweep.sweepFormPane.keep"),
                Words.text("sweep.sweepFormPane.ofEachMemberItsOutcome"),
                form.keep(),
                List.of(Keep.values())),
            buttons);
  }

  private static <T> Node choice(
      String id, String name, String explanation, SettingModel<T> setting, List<T> values) {
    return new SettingRow(
        id, name, explanation, new SettingChoice<>(setting, values, setting.format()), setting);
  }

  private static Node text(String id, String name, String explanation, SettingModel<?> setting) {
    return new SettingRow(
        id,
        name,
        explanation,
        new SettingTextField(name, setting, SettingTextField.Effect.WHILE_TYPING),
        setting);
  }

  private static Node values(String id, SettingModel<String> setting) {
    SettingTextField field =
        new SettingTextField(
            Words.text("sweep.sweepFormPane.values"),
            setting,
            SettingTextField.Effect.WHILE_TYPING);
    field.getStyleClass().add("wide");
    return new SettingRow(
        id,
        Words.text("sweep.sweepFormPane.values"),
        Words.text("sweep.sweepFormPane.how"),
        field,
        setting);
  }
}
