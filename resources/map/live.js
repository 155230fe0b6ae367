"use strict";
/* The page in the window: tiles and labels come over the window's own scheme; what a person
   points at goes back as numbers. */
(function () {
  var make = yobikake.make;
  var REACH = 14;
  var map, tiles, labels, ring, sketch, hint;
  var drawing = null;

  function ask(path, values) {
    var query = Object.keys(values).map(function (name) {
      return name + "=" + encodeURIComponent(values[name]);
    }).join("&");
    return fetch(path + "?" + query).then(function (answer) { return answer.json(); });
  }

  function metresInPixels(pixels) {
    var middle = map.getCenter();
    return 40075016.686 * Math.cos(middle.lat * Math.PI / 180) /
      (256 * Math.pow(2, map.getZoom())) * pixels;
  }

  function frame() {
    var seen = map.getBounds();
    return { west: seen.getWest(), south: seen.getSouth(), east: seen.getEast(),
      north: seen.getNorth() };
  }

  function label() {
    if (map.getZoom() < yobikake.LABEL_ZOOM) { labels.clearLayers(); return; }
    ask("labels", frame()).then(function (told) { yobikake.showLabels(map, labels, told.homes); });
  }

  function choose(event) {
    ask("choice", { lon: event.latlng.lng, lat: event.latlng.lat, reach: metresInPixels(REACH) });
  }

  /* Drawing an area: a click for each corner, Enter or a double click closes, Esc gives up. */
  function startDrawing() {
    drawing = [];
    sketch.clearLayers();
    map.doubleClickZoom.disable();
    map.getContainer().classList.add("is-drawing");
    hint.textContent = "角を順に押してください。ダブルクリックか Enter で閉じます（Esc でやめる）";
    hint.classList.add("shown");
    map.getContainer().focus();
  }

  function stopDrawing() {
    drawing = null;
    map.doubleClickZoom.enable();
    map.getContainer().classList.remove("is-drawing");
    hint.classList.remove("shown");
  }

  function addCorner(latlng) {
    var last = drawing[drawing.length - 1];
    if (!last || map.latLngToContainerPoint(last).distanceTo(map.latLngToContainerPoint(latlng)) > 3) {
      drawing.push(latlng);
    }
    sketchLine(latlng);
  }

  function sketchLine(end) {
    sketch.clearLayers();
    L.polyline(drawing.concat([end]), { color: "#1F4E79", weight: 3, dashArray: "6 5",
      interactive: false }).addTo(sketch);
    drawing.forEach(function (corner) {
      L.circleMarker(corner, { radius: 5, color: "#1F4E79", fillColor: "#fff", fillOpacity: 1,
        interactive: false }).addTo(sketch);
    });
  }

  function closeArea() {
    var corners = drawing;
    if (corners.length < 3) {
      hint.textContent = "角が足りません。3つ以上押してください（Esc でやめる）";
      return;
    }
    stopDrawing();
    showArea(corners);
    ask("area", { corners: corners.map(function (corner) {
      return corner.lng.toFixed(7) + "," + corner.lat.toFixed(7);
    }).join(";") });
  }

  function showArea(corners) {
    sketch.clearLayers();
    L.polygon(corners, { color: "#1F4E79", weight: 3, fill: false, interactive: false })
      .addTo(sketch);
  }

  function giveUp() {
    stopDrawing();
    sketch.clearLayers();
    ask("area", { corners: "" });
  }

  function onKey(event) {
    if (!drawing) { return; }
    if (event.key === "Enter") { closeArea(); }
    else if (event.key === "Escape") { giveUp(); }
    else if (event.key === "Backspace" && drawing.length) {
      drawing.pop();
      if (drawing.length) { sketchLine(drawing[drawing.length - 1]); } else { sketch.clearLayers(); }
    } else { return; }
    event.preventDefault();
  }

  function showTiles(told) {
    if (tiles) { tiles.remove(); }
    tiles = L.tileLayer("tile/{layer}/{pattern}/{version}/{z}/{x}/{y}.png", { layer: told.layer,
      pattern: told.pattern, version: told.version, minZoom: 4, maxZoom: 19, keepBuffer: 1 });
    tiles.addTo(map);
    label();
  }

  function select(told) {
    ring.clearLayers();
    if (told.lon === null) { return; }
    var place = [told.lat, told.lon];
    var icon = L.divIcon({ className: "", html: make("div", "chosen-mark"), iconSize: null });
    L.marker(place, { icon: icon, interactive: false, keyboard: false, zIndexOffset: -100000 })
      .addTo(ring);
    if (told.isCentred) { map.setView(place, Math.max(map.getZoom(), 16)); }
  }

  function take(told) {
    if (told.kind === "tiles") { showTiles(told); }
    else if (told.kind === "select") { select(told); }
    else if (told.kind === "draw") { startDrawing(); }
    else if (told.kind === "give_up" && drawing) { giveUp(); }
    else if (told.kind === "clear") { sketch.clearLayers(); }
    else if (told.kind === "frame") {
      map.fitBounds([[told.south, told.west], [told.north, told.east]]);
      map.getContainer().focus();
    } else if (told.kind === "list_frame") {
      var seen = map.getBounds();
      showArea([seen.getNorthWest(), seen.getNorthEast(), seen.getSouthEast(),
        seen.getSouthWest()]);
      map.getContainer().focus();
      ask("frame", frame());
    }
  }

  yobikake.take = take;
  yobikake.startLive = function (made) {
    var facts = yobikake.facts();
    map = made;
    document.body.classList.add("live");
    hint = make("div", "hint");
    map.getContainer().appendChild(hint);
    labels = L.layerGroup().addTo(map);
    sketch = L.layerGroup().addTo(map);
    ring = L.layerGroup().addTo(map);
    yobikake.showScale(map);
    yobikake.showShelters(map, facts.shelters);
    map.on("moveend", label);
    map.on("click", function (event) {
      if (drawing) { addCorner(event.latlng); } else { choose(event); }
    });
    map.on("mousemove", function (event) {
      if (drawing && drawing.length) { sketchLine(event.latlng); }
    });
    map.on("dblclick", function () { if (drawing) { closeArea(); } });
    document.addEventListener("keydown", onKey);
    ask("ready", {}).then(take);
  };
}());
