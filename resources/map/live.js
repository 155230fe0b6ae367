"use strict";
/* The page in the window: tiles and labels come over the window's own scheme; what a person
   points at goes back as numbers. */
(function () {
  var make = yobikake.make;
  var REACH = 14;
  var DRAWN = { color: "#1F4E79", weight: 3, fill: false, interactive: false };
  var map, outlines, tiles, base, labels, circles, groups, ring, sketch, hint, credits;
  var setMarks = null, drawing = null, box = null;

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

  /* Close up: the circle in which a home lies, then rank and support codes. */
  function label() {
    if (map.getZoom() < yobikake.LABEL_ZOOM) {
      labels.clearLayers();
      circles.clearLayers();
      return;
    }
    ask("labels", frame()).then(function (told) {
      yobikake.showHomeLabels(map, labels, told.homes);
      circles.clearLayers();
      if (document.body.classList.contains("placing")) { return; }
      told.circles.forEach(function (each) { circle(each).addTo(circles); });
    });
  }

  function circle(told) {
    return L.circle([told.lat, told.lon], { radius: told.radius, color: "#7A3E78", weight: 1.6,
      dashArray: "5 5", fill: false, interactive: false });
  }

  function choose(event) {
    ask("choice", { lon: event.latlng.lng, lat: event.latlng.lat, reach: metresInPixels(REACH) });
  }

  function say(text) {
    hint.textContent = text;
    hint.classList.add("shown");
    map.getContainer().classList.add("is-drawing");
    map.getContainer().focus();
  }

  /* Drawing an area: a click for each corner, Enter or a double click closes, Esc gives up. */
  function startDrawing() {
    stopDrawing();
    drawing = [];
    sketch.clearLayers();
    map.doubleClickZoom.disable();
    say("角を順に押してください。ダブルクリックか Enter で閉じます（Esc でやめる）");
  }

  /* A rectangle: from the corner that is pressed to the one where it is let go. */
  function startRectangle() {
    stopDrawing();
    box = { corner: null };
    sketch.clearLayers();
    map.dragging.disable();
    say("角から角まで、押したまま動かして離してください（Esc でやめる）");
  }

  function stopDrawing() {
    drawing = null;
    box = null;
    map.doubleClickZoom.enable();
    map.dragging.enable();
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
    tellArea(corners);
  }

  function tellArea(corners) {
    showArea(corners);
    ask("area", { corners: corners.map(function (corner) {
      return corner.lng.toFixed(7) + "," + corner.lat.toFixed(7);
    }).join(";") });
  }

  function showArea(corners) {
    sketch.clearLayers();
    L.polygon(corners, DRAWN).addTo(sketch);
  }

  function giveUp() {
    stopDrawing();
    sketch.clearLayers();
    ask("area", { corners: "" });
  }

  function onBoxDown(event) {
    if (box) { box.corner = event.latlng; }
  }

  function onBoxMove(event) {
    if (!box || !box.corner) { return; }
    sketch.clearLayers();
    L.rectangle(L.latLngBounds(box.corner, event.latlng), DRAWN).addTo(sketch);
  }

  function onBoxUp(event) {
    if (!box || !box.corner) { return; }
    var corner = box.corner, seen = L.latLngBounds(corner, event.latlng);
    var span = map.latLngToContainerPoint(corner)
      .distanceTo(map.latLngToContainerPoint(event.latlng));
    if (span < 8) { box.corner = null; return; }
    stopDrawing();
    tellArea([seen.getNorthWest(), seen.getNorthEast(), seen.getSouthEast(), seen.getSouthWest()]);
    isJustDrawn = true;
    setTimeout(function () { isJustDrawn = false; }, 50);
  }
  var isJustDrawn = false;

  function onKey(event) {
    if (event.key === "Escape" && box) { giveUp(); event.preventDefault(); return; }
    if (!drawing) { return; }
    if (event.key === "Enter") { closeArea(); }
    else if (event.key === "Escape") { giveUp(); }
    else if (event.key === "Backspace" && drawing.length) {
      drawing.pop();
      if (drawing.length) { sketchLine(drawing[drawing.length - 1]); } else { sketch.clearLayers(); }
    } else { return; }
    event.preventDefault();
  }

  function showBase(told) {
    var isSame = base && told && base.options.maxNativeZoom === told.high;
    if (isSame) { return; }
    if (base) { base.remove(); base = null; }
    if (!told) { return; }
    base = L.tileLayer("base/{z}/{x}/{y}", { minNativeZoom: told.low, maxNativeZoom: told.high,
      minZoom: 4, maxZoom: 19, keepBuffer: 1, zIndex: 1 });
    base.addTo(map);
  }

  function showTiles(told) {
    if (tiles) { tiles.remove(); }
    showBase(told.base);
    tiles = L.tileLayer("tile/{layers}/{look}/{colouring}/{version}/{z}/{x}/{y}.png", {
      layers: told.layers, look: told.look, colouring: told.colouring, version: told.version,
      minZoom: 4, maxZoom: 19, keepBuffer: 1, zIndex: 2 });
    tiles.addTo(map);
    showGroups(told.groups);
    credits.textContent = told.credits.join("　");
    credits.classList.toggle("shown", told.credits.length > 0);
    label();
  }

  /* Homes that are known only to their town: one sign with their number at the town's point. */
  function showGroups(told) {
    groups.clearLayers();
    told.forEach(function (each) {
      var sign = make("div", "town-sign", "町 " + each.count);
      var marker = L.marker([each.lat, each.lon], { icon: yobikake.picked(sign, ""),
        keyboard: false, bubblingMouseEvents: false, zIndexOffset: 300 });
      marker.on("click", function () {
        if (!drawing && !box) { ask("group", { lon: each.lon, lat: each.lat }); }
      });
      marker.addTo(groups);
    });
  }

  function select(told) {
    ring.clearLayers();
    if (told.lon === null) { return; }
    var place = [told.lat, told.lon], isTown = told.radius === null;
    var mark = make("div", isTown ? "chosen-mark vague" : "chosen-mark");
    L.marker(place, { icon: yobikake.picked(mark, ""), interactive: false, keyboard: false,
      zIndexOffset: -100000 }).addTo(ring);
    if (told.radius > 0) { circle(told).addTo(ring); }
    if (told.isCentred) { map.setView(place, Math.max(map.getZoom(), isTown ? 15 : 16)); }
  }

  function fly(told) {
    ring.clearLayers();
    var mark = make("div", "chosen-mark place");
    L.marker([told.lat, told.lon], { icon: yobikake.picked(mark, ""), interactive: false,
      keyboard: false, zIndexOffset: -100000 }).addTo(ring);
    map.setView([told.lat, told.lon], Math.max(map.getZoom(), told.zoom));
  }

  function showDistrict(told) {
    var rings = outlines.districts[told.position].rings;
    sketch.clearLayers();
    var shape = L.featureGroup(rings.map(function (line) {
      return L.polygon(line, { color: "#1F4E79", weight: 4, fillOpacity: 0.05,
        interactive: false });
    })).addTo(sketch);
    map.fitBounds(shape.getBounds(), { maxZoom: 16 });
  }

  function listFrame() {
    var seen = map.getBounds();
    showArea([seen.getNorthWest(), seen.getNorthEast(), seen.getSouthEast(),
      seen.getSouthWest()]);
    map.getContainer().focus();
    ask("frame", frame());
  }

  function showFrame(told) {
    map.fitBounds([[told.south, told.west], [told.north, told.east]]);
    map.getContainer().focus();
  }

  var TAKEN = { tiles: showTiles, select: select, fly: fly, draw: startDrawing,
    rectangle: startRectangle, district: showDistrict, list_frame: listFrame, frame: showFrame,
    clear: function () { sketch.clearLayers(); },
    marks: function (told) { setMarks(told); } };

  function take(told) {
    if (told.kind !== "tiles" && told.kind !== "marks" && (drawing || box)) { stopDrawing(); }
    TAKEN[told.kind](told);
  }

  function pressDistrict(place) {
    if (!drawing && !box) { ask("district", { position: place.position }); }
  }

  yobikake.take = take;
  yobikake.startLive = function (made) {
    var facts = yobikake.facts();
    map = made;
    outlines = facts.outlines;
    document.body.classList.add("live");
    hint = make("div", "hint");
    credits = make("div", "credits");
    map.getContainer().appendChild(hint);
    map.getContainer().appendChild(credits);
    circles = L.layerGroup().addTo(map);
    labels = L.layerGroup().addTo(map);
    groups = L.layerGroup().addTo(map);
    sketch = L.layerGroup().addTo(map);
    ring = L.layerGroup().addTo(map);
    yobikake.showScale(map);
    yobikake.showShelters(map, facts.shelters);
    setMarks = yobikake.showOutlines(map, outlines, pressDistrict);
    map.on("moveend", label);
    map.on("click", function (event) {
      if (box || isJustDrawn) { return; }
      if (drawing) { addCorner(event.latlng); } else { choose(event); }
    });
    map.on("mousemove", function (event) {
      if (drawing && drawing.length) { sketchLine(event.latlng); }
      onBoxMove(event);
    });
    map.on("mousedown", onBoxDown);
    map.on("mouseup", onBoxUp);
    map.on("dblclick", function () { if (drawing) { closeArea(); } });
    document.addEventListener("keydown", onKey);
    ask("ready", {});
  };
}());
