extension Footer.Chunk {
    /// The `ColumnIndex`: what each page holds; `nil` if a page has values without bounds.
    var columnIndexBytes: [UInt8]? {
        let pages = chunk.pages
        let isComplete = pages.allSatisfy { page in
            page.statistics.bounds != nil || page.isEmpty(of: chunk)
        }
        guard isComplete, !pages.isEmpty else { return nil }
        return ThriftWriter.bytes { index in
            index.list(1, of: .yes, count: pages.count) { list in
                for page in pages { list.element(page.statistics.bounds == nil) }
            }
            // A page of nothing has empty bounds.
            index.list(2, of: .binary, count: pages.count) { list in
                for page in pages { list.element(page.statistics.bounds?.least ?? []) }
            }
            index.list(3, of: .binary, count: pages.count) { list in
                for page in pages { list.element(page.statistics.bounds?.greatest ?? []) }
            }
            // Whether the pages are in order is not told: readers compare them.
            index.int32(4, 0)
            index.list(5, of: .int64, count: pages.count) { list in
                for page in pages { list.element(page.statistics.missing) }
            }
        }
    }

    /// The `OffsetIndex`: where each page is.
    var offsetIndexBytes: [UInt8] {
        ThriftWriter.bytes { index in
            index.list(1, of: .structure, count: chunk.pages.count) { list in
                for page in chunk.pages {
                    list.element {
                        $0.int64(1, offset + page.offset)
                        $0.int32(2, page.size)
                        $0.int64(3, page.firstRow)
                    }
                }
            }
        }
    }
}

extension ColumnChunk.Page {
    /// Whether no row of the page has a value.
    fileprivate func isEmpty(of chunk: Footer.ChunkFacts) -> Bool {
        let next =
            chunk.pages.first { $0.firstRow > firstRow }?.firstRow ?? chunk.rows
        return statistics.missing == next - firstRow
    }
}
