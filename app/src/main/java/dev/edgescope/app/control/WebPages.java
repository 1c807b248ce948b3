package dev.edgescope.app.control;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Where a link leads: into the browser of the system, where the window has been given one. */
@FunctionalInterface
public interface WebPages {
  /** Without a browser: the address is there to be pasted. */
  WebPages CLIPBOARD =
      address -> {
        ClipboardContent content = new ClipboardContent();
        content.putString(address);
        Clipboard.getSystemClipboard().setContent(content);
      };

  /** Shows a page. */
  void open(String address);

  /** Gives a window a browser. */
  static void install(Scene scene, WebPages browser) {
    scene.getProperties().put(WebPages.class, browser);
  }

  /** The browser of the window that a node is in. */
  static WebPages of(Node node) {
    return (WebPages) node.getScene().getProperties().getOrDefault(WebPages.class, CLIPBOARD);
  }
}
