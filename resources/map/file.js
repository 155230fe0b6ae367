"use strict";
/* The page as a file: homes come as arrays and are drawn on one canvas. */
(function () {
  var make = yobikake.make;
  var RADIUS = { 17: 8, 16: 6, 15: 5, 14: 4, 12: 3 };
  var REACH = 14;

  function radiusAt(zoom) {
    var floors = Object.keys(RADIUS).map(Number).sort(function (a, b) { return b - a; });
    for (var i = 0; i < floors.length; i += 1) {
      if (zoom >= floors[i]) { return RADIUS[floors[i]]; }
    }
    return 2;
  }

  /* Places on the unit square, so that a redraw only scales and shifts. */
  function placed(homes) {
    var count = homes.lon.length;
    var made = { count: count, lon: new Float64Array(count), lat: new Float64Array(count),
      x: new Float64Array(count), y: new Float64Array(count) };
    for (var i = 0; i < count; i += 1) {
      made.lon[i] = homes.west + homes.lon[i] / homes.steps;
      made.lat[i] = homes.south + homes.lat[i] / homes.steps;
      made.x[i] = made.lon[i] / 360 + 0.5;
      made.y[i] = 0.5 - Math.atanh(Math.sin(made.lat[i] * Math.PI / 180)) / (2 * Math.PI);
    }
    return made;
  }

  function trace(pen, shape, radius) {
    pen.beginPath();
    if (shape === "square") {
      pen.rect(-radius * 0.85, -radius * 0.85, radius * 1.7, radius * 1.7);
    } else if (shape === "triangle") {
      pen.moveTo(0, -radius); pen.lineTo(radius, radius * 0.85); pen.lineTo(-radius, radius * 0.85);
      pen.closePath();
    } else {
      pen.arc(0, 0, radius, 0, 2 * Math.PI);
    }
  }

  function picture(tier, isUnknown, radius, legend) {
    var side = 2 * radius + 10;
    var canvas = make("canvas");
    canvas.width = canvas.height = 2 * side;
    var pen = canvas.getContext("2d");
    pen.scale(2, 2);
    pen.translate(side / 2, side / 2);
    trace(pen, tier.shape, radius);
    pen.lineWidth = 2.5; pen.strokeStyle = "#fff"; pen.stroke();
    pen.fillStyle = tier.colour; pen.fill();
    if (tier.shape === "ring") {
      trace(pen, "disk", radius * 0.5);
      pen.fillStyle = "#fff"; pen.fill();
    }
    if (isUnknown && radius > 2) {
      trace(pen, "disk", radius + 3);
      pen.lineWidth = 1.8; pen.strokeStyle = legend.unknownColour;
      pen.setLineDash([3, 2.4]); pen.stroke();
    }
    return { canvas: canvas, side: side };
  }

  var Homes = L.Layer.extend({
    initialize: function (homes, legend) {
      this._homes = homes; this._legend = legend; this._places = placed(homes);
    },
    onAdd: function (map) {
      this._canvas = make("canvas", "drawing leaflet-zoom-hide");
      this._canvas.style.zIndex = 3;
      map.getPanes().overlayPane.appendChild(this._canvas);
      this._labels = L.layerGroup().addTo(map);
      map.on("moveend resize", this._draw, this);
      map.on("click", this._tell, this);
      this._draw();
    },
    onRemove: function (map) {
      this._canvas.remove();
      this._labels.remove();
      map.off("moveend resize", this._draw, this);
      map.off("click", this._tell, this);
    },
    _draw: function () {
      var map = this._map, size = map.getSize(), sharp = window.devicePixelRatio || 1;
      var pad = size.multiplyBy(0.25).round();
      var width = size.x + 2 * pad.x, height = size.y + 2 * pad.y;
      L.DomUtil.setPosition(this._canvas, map.containerPointToLayerPoint([-pad.x, -pad.y]));
      this._canvas.width = width * sharp; this._canvas.height = height * sharp;
      this._canvas.style.width = width + "px"; this._canvas.style.height = height + "px";
      var pen = this._canvas.getContext("2d");
      pen.scale(sharp, sharp);
      var corner = map.getPixelBounds().min.subtract(pad);
      this._stamp(pen, corner, width, height);
      this._label();
    },
    _stamp: function (pen, corner, width, height) {
      var places = this._places, homes = this._homes, legend = this._legend;
      var world = 256 * Math.pow(2, this._map.getZoom());
      var radius = radiusAt(this._map.getZoom()), drawn = {};
      for (var i = places.count - 1; i >= 0; i -= 1) {
        var x = places.x[i] * world - corner.x, y = places.y[i] * world - corner.y;
        if (x < -20 || y < -20 || x > width + 20 || y > height + 20) { continue; }
        var isUnknown = homes.verdict[i] === legend.unknownVerdict;
        var key = homes.tier[i] + (isUnknown ? "?" : "");
        var mark = drawn[key];
        if (!mark) {
          mark = drawn[key] = picture(legend.tiers[homes.tier[i] - 1], isUnknown, radius, legend);
        }
        pen.drawImage(mark.canvas, x - mark.side / 2, y - mark.side / 2, mark.side, mark.side);
      }
    },
    _label: function () {
      var map = this._map, frame = map.getBounds(), shown = [];
      if (map.getZoom() >= yobikake.LABEL_ZOOM) {
        for (var i = 0; i < this._places.count; i += 1) {
          if (frame.contains([this._places.lat[i], this._places.lon[i]])) {
            shown.push({ lon: this._places.lon[i], lat: this._places.lat[i],
              text: this._homes.rank[i] + " " + this._codes(i) });
          }
        }
      }
      yobikake.showHomeLabels(map, this._labels, shown);
    },
    _codes: function (i) {
      return this._homes.code[i] < 0 ? "" : this._homes.codeTexts[this._homes.code[i]];
    },
    /* A click tells the homes at that place, in call order. */
    _tell: function (event) {
      var world = 256 * Math.pow(2, this._map.getZoom()), places = this._places;
      var at = this._map.project(event.latlng), found = [];
      for (var i = 0; i < places.count && found.length < 12; i += 1) {
        if (Math.hypot(places.x[i] * world - at.x, places.y[i] * world - at.y) <= REACH) {
          found.push(i);
        }
      }
      if (!found.length) { return; }
      var told = make("div");
      found.forEach(function (i) { told.appendChild(this._line(i)); }, this);
      L.popup({ maxWidth: 320, maxHeight: 260 }).setLatLng(event.latlng).setContent(told)
        .openOn(this._map);
    },
    _line: function (i) {
      var tier = this._legend.tiers[this._homes.tier[i] - 1], line = make("div");
      var sign = make("span", "", tier.sign + " ");
      sign.style.color = tier.colour;
      line.appendChild(sign);
      line.appendChild(make("span", "rank", this._homes.rank[i] + "番 "));
      line.appendChild(make("span", "", this._codes(i)));
      line.appendChild(make("span", "", " " + this._legend.verdicts[this._homes.verdict[i]]));
      return line;
    }
  });

  /* The pattern that tells the ranks apart on a black-and-white copy, drawn over the water. */
  var Hatch = L.Layer.extend({
    initialize: function (overlay, legend) { this._overlay = overlay; this._legend = legend; },
    onAdd: function (map) {
      this._canvas = make("canvas", "drawing leaflet-zoom-hide");
      this._canvas.style.zIndex = 2;
      map.getPanes().overlayPane.appendChild(this._canvas);
      this._read();
      map.on("moveend resize", this._draw, this);
      this._draw();
    },
    onRemove: function (map) {
      this._canvas.remove();
      map.off("moveend resize", this._draw, this);
    },
    _read: function () {
      var image = this._overlay.getElement(), canvas = make("canvas");
      canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
      var pen = canvas.getContext("2d");
      pen.drawImage(image, 0, 0);
      this._pixels = canvas.width ? pen.getImageData(0, 0, canvas.width, canvas.height) : null;
      this._ranks = {};
      this._legend.depths.forEach(function (each) {
        this._ranks[parseInt(each.colour.slice(1), 16)] = each.rank;
      }, this);
    },
    _draw: function () {
      var map = this._map, size = map.getSize();
      L.DomUtil.setPosition(this._canvas, map.containerPointToLayerPoint([0, 0]));
      this._canvas.width = size.x; this._canvas.height = size.y;
      if (!this._pixels || !size.x || !size.y) { return; }
      var corner = map.getPixelBounds().min, frame = this._overlay.getBounds();
      var low = map.project(frame.getNorthWest()), high = map.project(frame.getSouthEast());
      var pen = this._canvas.getContext("2d"), drawn = pen.createImageData(size.x, size.y);
      var stepX = this._pixels.width / (high.x - low.x);
      var stepY = this._pixels.height / (high.y - low.y);
      for (var y = 0; y < size.y; y += 1) {
        var row = Math.floor((y + corner.y - low.y) * stepY);
        if (row < 0 || row >= this._pixels.height) { continue; }
        for (var x = 0; x < size.x; x += 1) {
          var column = Math.floor((x + corner.x - low.x) * stepX);
          if (column < 0 || column >= this._pixels.width) { continue; }
          if (isInk(this._rankAt(row, column), y + corner.y, x + corner.x)) {
            var at = 4 * (y * size.x + x);
            drawn.data[at] = drawn.data[at + 1] = drawn.data[at + 2] = 70;
            drawn.data[at + 3] = 150;
          }
        }
      }
      pen.putImageData(drawn, 0, 0);
    },
    _rankAt: function (row, column) {
      var at = 4 * (row * this._pixels.width + column), data = this._pixels.data;
      return this._ranks[(data[at] << 16) | (data[at + 1] << 8) | data[at + 2]] || 0;
    }
  });

  /* The same patterns as on the tiles of the window. */
  function isInk(rank, down, right) {
    var row = Math.round(down), column = Math.round(right);
    var rising = (row + column) & 15, falling = (row - column) & 15;
    switch (rank) {
      case 1: return (row & 7) === 0 && (column & 7) === 0;
      case 2: return rising === 0;
      case 3: return (rising & 7) === 0;
      case 4: return (rising & 7) === 0 || falling === 0;
      case 5: return (rising & 7) === 0 || (falling & 7) === 0;
      case 6: return (rising & 3) < 2;
      default: return false;
    }
  }

  function showHead(facts) {
    var head = make("div", "head");
    head.appendChild(make("h1", "", facts.town));
    if (facts.isTraining) {
      document.body.classList.add("training");
      head.appendChild(make("span", "training", "訓練"));
    }
    head.appendChild(make("span", "", "避難呼びかけの地図　基準日 " + facts.asOf));
    head.appendChild(make("span", "caution", "氏名・住所は載せていません。取扱注意"));
    document.body.appendChild(head);
    document.title = (facts.isTraining ? "訓練 " : "") + facts.town + " 避難呼びかけの地図";
  }

  function entry(list, sign, words, number) {
    var line = make("li");
    line.appendChild(sign);
    line.appendChild(make("span", "", words));
    if (number !== undefined) { line.appendChild(make("span", "number", number + "世帯")); }
    list.appendChild(line);
  }

  function showSide(facts, switches) {
    var side = make("div", "side"), legend = facts.legend, homes = make("ul"), water = make("ul");
    side.appendChild(make("h2", "", "呼びかける世帯 " +
      facts.homes.rank.length.toLocaleString("ja-JP") + "世帯"));
    legend.tiers.forEach(function (tier) {
      var sign = make("span", "sign", tier.sign);
      sign.style.color = tier.colour;
      var number = facts.homes.tier.filter(function (each) { return each === tier.tier; }).length;
      entry(homes, sign, tier.words, number.toLocaleString("ja-JP"));
    });
    var unknown = facts.homes.verdict.filter(function (each) {
      return each === legend.unknownVerdict;
    }).length;
    entry(homes, make("span", "sign unknown"), legend.unknown, unknown.toLocaleString("ja-JP"));
    side.appendChild(homes);
    side.appendChild(make("p", "", "位置が分からない世帯は、この地図に載りません。"));
    side.appendChild(make("h2", "", "浸水の深さ(ランク)"));
    legend.depths.forEach(function (depth) {
      var swatch = make("span", "swatch", depth.rank);
      swatch.style.background = depth.colour;
      entry(water, swatch, depth.words);
    });
    entry(water, make("span", "swatch"), legend.dry);
    entry(water, make("span", "swatch nothing"), legend.nothingSaid);
    side.appendChild(water);
    var shelters = make("ul");
    entry(shelters, make("span", "shelter-mark", "避"), "洪水に使える");
    entry(shelters, make("span", "shelter-mark other", "避"), "洪水は対象外");
    entry(shelters, make("span", "shelter-mark wet", "✕"), "浸水・家屋倒壊の区域");
    entry(shelters, make("span", "shelter-mark unsure", "？"), "使えるか不明");
    side.appendChild(make("h2", "", "避難所"));
    side.appendChild(shelters);
    var choices = make("div", "on-screen-only");
    choices.appendChild(make("h2", "", "表示"));
    switches.forEach(function (each) { choices.appendChild(each); });
    choices.appendChild(make("p", "",
      "点を押すと呼びかけ順と支援符号が出ます。近づくと符号が並びます。"));
    side.appendChild(choices);
    side.appendChild(make("h2", "", "出典"));
    facts.credits.forEach(function (credit) { side.appendChild(make("p", "", credit)); });
    side.appendChild(make("p", "", "地図表示: Leaflet"));
    document.body.appendChild(side);
  }

  /* Boundary and rivers, districts, town names: a switch for each kind there is. */
  function outlineSwitches(map, outlines) {
    var show = yobikake.showOutlines(map, outlines, null);
    var marks = { lines: true, districts: true, towns: true }, made = [];
    function add(name, isThere, words) {
      if (!isThere) { return; }
      made.push(box(words, true, function (isOn) { marks[name] = isOn; show(marks); }));
    }
    add("lines", outlines.boundary.length + outlines.rivers.length + outlines.waters.length,
      "町の境界・川");
    add("districts", outlines.districts.length, "地区");
    add("towns", outlines.towns.length, "町名");
    show(marks);
    return made;
  }

  function switchOf(map, layer, words, isOn) {
    return box(words, isOn, function (isNowOn) {
      if (isNowOn) { layer.addTo(map); } else { layer.remove(); }
    });
  }

  function box(words, isOn, onChange) {
    var label = make("label"), box = make("input");
    box.type = "checkbox"; box.checked = isOn;
    box.addEventListener("change", function () { onChange(box.checked); });
    label.appendChild(box);
    label.appendChild(make("span", "", words));
    return label;
  }

  yobikake.startFile = function (map, water) {
    var facts = yobikake.facts(), homes = new Homes(facts.homes, facts.legend), switches = [];
    document.body.classList.add("file");
    showHead(facts);
    yobikake.showScale(map);
    yobikake.showShelters(map, facts.shelters);
    homes.addTo(map);
    switches.push(switchOf(map, homes, "世帯の点", true));
    if (water) {
      switches.push(switchOf(map, water, "浸水の色", true));
      switches.push(switchOf(map, new Hatch(water, facts.legend), "白黒でも見分けられる模様", false));
    }
    switches = switches.concat(outlineSwitches(map, facts.outlines));
    showSide(facts, switches);
    map.invalidateSize();
    map.fitBounds(facts.frame);
  };
}());
