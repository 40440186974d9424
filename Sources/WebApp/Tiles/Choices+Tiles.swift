extension Choices {
    /// The address of pictures of the map, here or elsewhere; `nil` if the page draws the land.
    var tileTemplate: String? {
        guard let tileFile else { return tiles?.template }
        return tileFile.isVector ? nil : TileFilePage.template
    }

    /// Who else is asked for pictures.
    var tileOrigin: String? { tileFile == nil ? tiles?.origin : nil }

    /// What must be said of the pictures' makers.
    var tileAttribution: String? { tileFile == nil ? tiles?.attribution : nil }

    /// The address of vector tiles.
    var vectorTemplate: String? { tileFile?.isVector == true ? TileFilePage.template : nil }

    /// The zooms that the file has, as attributes.
    var leastZoom: String? { tileFile.map { "\($0.zooms.lowerBound)" } }
    var highestZoom: String? { tileFile.map { "\($0.zooms.upperBound)" } }
}
