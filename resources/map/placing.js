"use strict";
/* Beside 位置: where one home may lie, and where a person says it does. A click or Enter, with
   the cross in the middle of the map, gives a place; the arrows move the map under the cross.
   Nothing of this is there until the window first tells of a home. */
(function () {
  var make = yobikake.make, startLive = yobikake.startLive, takeLive = yobikake.take;
  var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  var STEP = 24, FINE = 4;
  var map, marks, cross = null;

  function tell(latlng) {
    fetch("place?lon=" + latlng.lng.toFixed(7) + "&lat=" + latlng.lat.toFixed(7));
  }

  function begin() {
    if (cross) { return; }
    var box = map.getContainer(), hint = make("div", "place-hint",
      "押した所に置きます。矢印で動かし Enter で十字の所に（Shift で細かく）");
    document.body.classList.add("placing");
    cross = make("div", "place-cross");
    box.appendChild(cross);
    box.appendChild(hint);
    map.keyboard.disable();
    map.doubleClickZoom.disable();
    map.on("click", function (event) { tell(event.latlng); });
    box.addEventListener("keydown", onKey);
  }

  function onKey(event) {
    var step = ARROWS[event.key], wide = event.shiftKey ? FINE : STEP;
    if (step) { map.panBy([step[0] * wide, step[1] * wide], { animate: false }); }
    else if (event.key === "Enter") { tell(map.getCenter()); }
    else if (event.key === "+" || event.key === ";") { map.zoomIn(); }
    else if (event.key === "-") { map.zoomOut(); }
    else { return; }
    event.preventDefault();
  }

  function show(told) {
    begin();
    marks.clearLayers();
    told.spread.forEach(function (point) {
      L.circleMarker([point[1], point[0]], { radius: 3, weight: 1, color: "#7A3E78",
        fillColor: "#fff", fillOpacity: 0.9, interactive: false }).addTo(marks);
    });
    if (told.radius > 0) {
      L.circle([told.lat, told.lon], { radius: told.radius, color: "#7A3E78", weight: 2,
        dashArray: "6 5", fill: false, interactive: false }).addTo(marks);
    }
    if (told.lon !== null) {
      var isTown = told.radius === null;
      L.marker([told.lat, told.lon], { icon: yobikake.picked(
        make("div", isTown ? "chosen-mark vague" : "chosen-mark"), ""), interactive: false,
        keyboard: false }).addTo(marks);
    }
    told.candidates.forEach(function (each) {
      L.marker([each.lat, each.lon], { icon: yobikake.picked(
        make("div", "candidate-sign", each.text), ""), interactive: false, keyboard: false,
        zIndexOffset: 1000 }).addTo(marks);
    });
    aim(told);
  }

  /* To the home; with points of its town, or several candidates, to where all can be seen. */
  function aim(told) {
    var points = told.spread.map(function (point) { return [point[1], point[0]]; });
    told.candidates.forEach(function (each) { points.push([each.lat, each.lon]); });
    if (told.lon !== null) { points.push([told.lat, told.lon]); }
    if (told.radius > 0 && points.length < 2) {
      map.fitBounds(L.latLng(told.lat, told.lon).toBounds(told.radius * 3), { animate: false });
    } else if (points.length > 1 && told.radius !== 0) {
      map.fitBounds(L.latLngBounds(points), { padding: [24, 24], maxZoom: told.zoom,
        animate: false });
    } else if (points.length) {
      map.setView(told.lon === null ? points[0] : [told.lat, told.lon], told.zoom,
        { animate: false });
    }
  }

  yobikake.take = function (told) {
    if (told.kind === "place") { show(told); }
    else if (told.kind === "point") { begin(); map.getContainer().focus(); }
    else { takeLive(told); }
  };
  yobikake.startLive = function (made, picture) {
    map = made;
    marks = L.layerGroup().addTo(map);
    startLive(made, picture);
  };
}());
