"use strict";
/* Shared by both map pages. Facts come from one JSON block; every text is set as text. */
var yobikake = (function () {
  var LABEL_ZOOM = 17;
  var LABELS_AT_MOST = 300;

  function facts() {
    return JSON.parse(document.getElementById("facts").textContent);
  }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  function showScale(map) {
    L.control.zoom({ position: "topleft", zoomInTitle: "大きく", zoomOutTitle: "小さく" }).addTo(map);
    L.control.scale({ imperial: false, maxWidth: 160 }).addTo(map);
    map.getContainer().setAttribute("aria-label", "地図。矢印で動かし、＋と−で大きさを変えます");
  }

  function picked(element, kind) {
    return L.divIcon({ className: kind, html: element, iconSize: null });
  }

  /* Shelters are always there; their names from a zoom where they can be read. */
  function showShelters(map, shelters) {
    var marks = L.layerGroup().addTo(map);
    var names = L.layerGroup();
    shelters.forEach(function (shelter) {
      var place = [shelter.lat, shelter.lon];
      var mark = make("div", "shelter-mark" + (shelter.isForFlood ? "" : " other"), "避");
      L.marker(place, { icon: picked(mark, ""), interactive: false, keyboard: false,
        zIndexOffset: 500 }).addTo(marks);
      L.marker(place, { icon: picked(make("div", "shelter-name", shelter.name), ""),
        interactive: false, keyboard: false }).addTo(names);
    });
    function settle() {
      if (map.getZoom() >= 15) { names.addTo(map); } else { names.remove(); }
    }
    map.on("zoomend", settle);
    settle();
  }

  function widthOf(text) {
    var width = 8;
    for (var i = 0; i < text.length; i += 1) { width += text.charCodeAt(i) > 255 ? 12.5 : 6.5; }
    return width;
  }

  /* Labels of homes close up, in call order; one that would lie on another is left out.
     `homes` is a list of {lon, lat, text}. */
  function showLabels(map, group, homes) {
    var boxes = [];
    group.clearLayers();
    homes.forEach(function (home) {
      if (boxes.length >= LABELS_AT_MOST) { return; }
      var at = map.latLngToContainerPoint([home.lat, home.lon]);
      var box = { left: at.x + 10, right: at.x + 10 + widthOf(home.text), top: at.y - 8 };
      var isCovered = boxes.some(function (other) {
        return box.left < other.right && other.left < box.right &&
          Math.abs(box.top - other.top) < 17;
      });
      if (isCovered) { return; }
      boxes.push(box);
      var icon = picked(make("div", "home-label", home.text), "");
      L.marker([home.lat, home.lon], { icon: icon, interactive: false, keyboard: false })
        .addTo(group);
    });
  }

  return { facts: facts, make: make, showScale: showScale, showShelters: showShelters,
    showLabels: showLabels, LABEL_ZOOM: LABEL_ZOOM };
}());
