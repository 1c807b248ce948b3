package dev.edgescope.app.workspace.sweep;

import dev.edgescope.app.control.SettingChoice;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.control.SettingTextField;
import dev.edgescope.app.sweep.SweepDraft;
import dev.edgescope.app.sweep.SweepForm;
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
    Label title = new Label("A new sweep");
    title.getStyleClass().add("section-title");
    HBox buttons = new HBox(make);
    buttons.getStyleClass().add("form-buttons");
    getChildren()
        .addAll(
            title,
            choice(
                "sweep-base",
                "Of",
                "The run whose settings the axes change.",
                form.base(),
                form.bases()),
            choice("sweep-x", "Across", "The setting along the columns.", form.x(), SweepForm.AXES),
            values("sweep-x-values", form.xValues()),
            choice("sweep-y", "Upwards", "The setting along the rows.", form.y(), SweepForm.AXES),
            values("sweep-y-values", form.yValues()),
            text(
                "sweep-seeds",
                "Seeds",
                "Runs of each cell, of which the mean is shown.",
                form.seeds()),
            text("sweep-steps", "Steps", "Steps of the run itself, before any axis.", form.steps()),
            choice(
                "sweep-budget",
                "With",
                "What all members have the same amount of: what the run comes to in its steps.",
                form.budget(),
                List.of(Budget.values())),
            text(
                "sweep-threshold",
                "Loss to reach",
                "The training loss whose first reading is noted; none for none.",
                form.threshold()),
            choice(
                "sweep-keep",
                "Keep",
                "Of each member: its outcome with a short curve, every measurement, or a run file"
                    + " that opens as a replay.",
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
        new SettingTextField("Values", setting, SettingTextField.Effect.WHILE_TYPING);
    field.getStyleClass().add("wide");
    return new SettingRow(id, "Values", SweepDraft.HOW + ".", field, setting);
  }
}
