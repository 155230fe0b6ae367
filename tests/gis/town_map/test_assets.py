from gis.town_map.assets import MapAssets, without_addresses

TEXTS = dict.fromkeys(
    (
        "leaflet.js",
        "leaflet.css",
        "jquery.js",
        "page.css",
        "page.js",
        "file.js",
        "live.js",
        "placing.js",
    ),
    "",
)


def test_no_address_is_left_in_a_script():
    script = (
        "a='<a href=\"https://leafletjs.com\" title=x>';"
        'n.createElementNS("http://www.w3.org/2000/svg",t)\n//# sourceMappingURL=leaflet.js.map'
    )
    freed = without_addresses(script)
    assert "http://" not in freed
    assert "https://" not in freed
    assert "sourceMappingURL" not in freed
    assert '"http:"+"//www.w3.org/2000/svg"' in freed


def test_a_script_cannot_end_its_own_place_in_the_page():
    assert "</script" not in without_addresses('x="</script>"')


def test_pictures_of_the_style_sheet_stand_inside_it_and_missing_ones_are_left_out():
    css = "a{background:url(images/layers.png)}b{background:url(images/marker.png)}"
    made = MapAssets.build({**TEXTS, "leaflet.css": css}, {"layers.png": b"abc"})
    expected = "a{background:url(data:image/png;base64,YWJj)}b{background:none}"
    assert made.leaflet_css == expected
