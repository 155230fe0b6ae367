"use strict";
/* Shared by both map pages. Facts come from one JSON block; every text is set as text. */
var yobikake = (function () {
  var LABEL_ZOOM = 17;
  var NAME_ZOOM = 12;
  var SHELTER_ZOOM = 15;
  var LABELS_AT_MOST = 300;
  /* What marks and names of shelters take: no other name lies on it. */
  var shelterGround = [];

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

  /* Whether a shelter is fit for floods, by shape and words as well as by colour. */
  var FITNESS = {
    fit: ["", "避", ""],
    not_flagged: [" other", "避", "（洪水は対象外）"],
    in_water: [" wet", "✕", "（浸水する場所）"],
    in_collapse_zone: [" wet", "✕", "（家屋倒壊の区域）"],
    flag_unknown: [" unsure", "？", "（洪水に使えるか不明）"],
    depth_unknown: [" unsure", "？", "（浸水するか不明）"]
  };

  /* Without a judgement of its place no shelter is shown as fit, only as meant for floods. */
  function fitnessOf(shelter) {
    if (FITNESS[shelter.fitness]) { return FITNESS[shelter.fitness]; }
    return shelter.isForFlood === false ? FITNESS.not_flagged : FITNESS.depth_unknown;
  }

  /* Shelters are always there; their names from a zoom where they can be read. */
  function showShelters(map, shelters) {
    var marks = L.layerGroup().addTo(map), names = L.layerGroup().addTo(map);
    var places = shelters.map(function (shelter) {
      var fitness = fitnessOf(shelter);
      var mark = make("div", "shelter-mark" + fitness[0], fitness[1]);
      L.marker([shelter.lat, shelter.lon], { icon: picked(mark, ""), interactive: false,
        keyboard: false, zIndexOffset: 500 }).addTo(marks);
      return { lon: shelter.lon, lat: shelter.lat, text: shelter.name + fitness[2],
        kind: fitness[0] };
    });
    function settle() {
      var isNear = map.getZoom() >= SHELTER_ZOOM;
      shelterGround = places.map(function (place) {
        var at = map.latLngToContainerPoint([place.lat, place.lon]);
        return { left: at.x - 10, right: at.x + 10, top: at.y - 8 };
      });
      shelterGround = showLabels(map, names, isNear ? places : [],
        { name: "shelter-name", isBeside: true }, shelterGround);
    }
    map.on("moveend", settle);
    settle();
  }

  function widthOf(text) {
    var width = 8;
    for (var i = 0; i < text.length; i += 1) { width += text.charCodeAt(i) > 255 ? 12.5 : 6.5; }
    return width;
  }

  /* Texts at places, in the order given; one that would lie on taken ground is left out.
     `places` is a list of {lon, lat, text, kind: a further class or none}; `look` names a class,
     whether the text stands on its place or beside it, and what is done when it is pressed.
     Gives the ground then taken. */
  function showLabels(map, group, places, look, taken) {
    var boxes = taken.slice(), size = map.getSize(), most = boxes.length + LABELS_AT_MOST;
    group.clearLayers();
    places.forEach(function (place) {
      if (boxes.length >= most) { return; }
      var at = map.latLngToContainerPoint([place.lat, place.lon]), wide = widthOf(place.text);
      if (at.x < -200 || at.y < -40 || at.x > size.x + 40 || at.y > size.y + 40) { return; }
      var left = look.isBeside ? at.x + 10 : at.x - wide / 2;
      var box = { left: left, right: left + wide, top: at.y - 8 };
      var isCovered = boxes.some(function (other) {
        return box.left < other.right && other.left < box.right &&
          Math.abs(box.top - other.top) < 17;
      });
      if (isCovered) { return; }
      boxes.push(box);
      var icon = picked(make("div", look.name + (place.kind || ""), place.text), "");
      var marker = L.marker([place.lat, place.lon], { icon: icon,
        interactive: Boolean(look.onPress), keyboard: false, bubblingMouseEvents: false });
      if (look.onPress) { marker.on("click", function () { look.onPress(place); }); }
      marker.addTo(group);
    });
    return boxes;
  }

  /* Rank and support codes of homes. */
  function showHomeLabels(map, group, homes) {
    showLabels(map, group, homes, { name: "home-label", isBeside: true }, []);
  }

  function drawn(shapes, kind, style, renderer) {
    var options = L.extend({ renderer: renderer, interactive: false }, style);
    return shapes.map(function (shape) { return kind(shape, options); });
  }

  function named(list) {
    return list.map(function (each, position) {
      return { lon: each.lon, lat: each.lat, text: each.name, position: position };
    });
  }

  /* Boundary, rivers, districts and town names; gives the switch that shows or hides them. */
  function showOutlines(map, outlines, onDistrict) {
    var renderer = L.canvas({ padding: 0.2 });
    var lines = L.layerGroup(drawn(outlines.waters, L.polygon, { color: "#2f6f9f", weight: 1,
      fillColor: "#8fc0e0", fillOpacity: 0.55 }, renderer)
      .concat(drawn(outlines.rivers, L.polyline, { color: "#2f6f9f", weight: 2 }, renderer))
      .concat(drawn(outlines.boundary, L.polygon, { color: "#1a1e24", weight: 3, fill: false,
        dashArray: "14 4 3 4" }, renderer)));
    var rings = [];
    outlines.districts.forEach(function (each) { rings = rings.concat(each.rings); });
    var borders = L.layerGroup(drawn(rings, L.polygon, { color: "#454c56", weight: 1.6,
      fill: false, dashArray: "5 4" }, renderer));
    var districtNames = L.layerGroup(), townNames = L.layerGroup();
    var towns = named(outlines.towns), districts = named(outlines.districts), shown = {};
    function name() {
      var isNear = map.getZoom() >= NAME_ZOOM;
      var taken = showLabels(map, districtNames, shown.districts && isNear ? districts : [],
        { name: "district-name", onPress: onDistrict }, shelterGround);
      showLabels(map, townNames, shown.towns && isNear ? towns : [], { name: "place-name" }, taken);
    }
    function put(group, isShown) { if (isShown) { group.addTo(map); } else { group.remove(); } }
    townNames.addTo(map);
    districtNames.addTo(map);
    map.on("moveend", name);
    return function (marks) {
      shown = marks;
      put(lines, marks.lines);
      put(borders, marks.districts);
      name();
    };
  }

  return { facts: facts, make: make, picked: picked, showScale: showScale,
    showShelters: showShelters, showHomeLabels: showHomeLabels, showOutlines: showOutlines,
    LABEL_ZOOM: LABEL_ZOOM };
}());
