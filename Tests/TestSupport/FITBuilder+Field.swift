extension FITBuilder {
    /// A field of a message: its number, its base type and the bytes of its value.
    public struct Field: Sendable {
        /// The field definition number.
        public var number: Int
        /// The base type byte of the definition.
        public var baseType: UInt8
        /// The elements' bytes, least significant first; big-endian messages turn them round.
        public var elements: [[UInt8]]

        /// A field of any base type and any bytes, one element each byte.
        public init(_ number: Int, baseType: UInt8, bytes: [UInt8]) {
            self.number = number
            self.baseType = baseType
            elements = bytes.map { [$0] }
        }

        private init<T: FixedWidthInteger>(_ number: Int, _ baseType: UInt8, _ values: [T]) {
            self.number = number
            self.baseType = baseType
            elements = values.map { value in withUnsafeBytes(of: value.littleEndian) { [UInt8]($0) }
            }
        }

        /// An `enum`; `nil` writes its invalid value.
        public static func enumeration(_ number: Int, _ value: UInt8?) -> Field {
            Field(number, 0x00, [value ?? .max])
        }
        /// A `sint8`; `nil` writes its invalid value.
        public static func sint8(_ number: Int, _ value: Int8?) -> Field {
            Field(number, 0x01, [value ?? .max])
        }
        /// A `uint8`; `nil` writes its invalid value.
        public static func uint8(_ number: Int, _ value: UInt8?) -> Field {
            Field(number, 0x02, [value ?? .max])
        }
        /// A `sint16`; `nil` writes its invalid value.
        public static func sint16(_ number: Int, _ value: Int16?) -> Field {
            Field(number, 0x83, [value ?? .max])
        }
        /// A `uint16`; `nil` writes its invalid value.
        public static func uint16(_ number: Int, _ value: UInt16?) -> Field {
            Field(number, 0x84, [value ?? .max])
        }
        /// A `sint32`; `nil` writes its invalid value.
        public static func sint32(_ number: Int, _ value: Int32?) -> Field {
            Field(number, 0x85, [value ?? .max])
        }
        /// A `uint32`; `nil` writes its invalid value.
        public static func uint32(_ number: Int, _ value: UInt32?) -> Field {
            Field(number, 0x86, [value ?? .max])
        }
        /// A `uint8z`; `nil` writes its invalid value.
        public static func uint8z(_ number: Int, _ value: UInt8?) -> Field {
            Field(number, 0x0A, [value ?? 0])
        }
        /// A `uint16z`; `nil` writes its invalid value.
        public static func uint16z(_ number: Int, _ value: UInt16?) -> Field {
            Field(number, 0x8B, [value ?? 0])
        }
        /// A `uint32z`; `nil` writes its invalid value.
        public static func uint32z(_ number: Int, _ value: UInt32?) -> Field {
            Field(number, 0x8C, [value ?? 0])
        }
        /// A `sint64`; `nil` writes its invalid value.
        public static func sint64(_ number: Int, _ value: Int64?) -> Field {
            Field(number, 0x8E, [value ?? .max])
        }
        /// A `uint64`; `nil` writes its invalid value.
        public static func uint64(_ number: Int, _ value: UInt64?) -> Field {
            Field(number, 0x8F, [value ?? .max])
        }
        /// A `uint64z`; `nil` writes its invalid value.
        public static func uint64z(_ number: Int, _ value: UInt64?) -> Field {
            Field(number, 0x90, [value ?? 0])
        }
        /// A `float32`; `nil` writes its invalid value.
        public static func float32(_ number: Int, _ value: Float?) -> Field {
            Field(number, 0x88, [value?.bitPattern ?? .max])
        }
        /// A `float64`; `nil` writes its invalid value.
        public static func float64(_ number: Int, _ value: Double?) -> Field {
            Field(number, 0x89, [value?.bitPattern ?? .max])
        }
        /// An array of `byte`.
        public static func bytes(_ number: Int, _ value: [UInt8]) -> Field {
            Field(number, 0x0D, value)
        }
        /// An array of `uint8`.
        public static func uint8s(_ number: Int, _ values: [UInt8]) -> Field {
            Field(number, 0x02, values)
        }
        /// An array of `uint32`.
        public static func uint32s(_ number: Int, _ values: [UInt32]) -> Field {
            Field(number, 0x86, values)
        }
        /// Text with its closing zero.
        public static func string(_ number: Int, _ text: String) -> Field {
            Field(number, 0x07, Array(text.utf8) + [0])
        }

        var size: Int { elements.reduce(0) { $0 + $1.count } }

        func bytes(bigEndian: Bool) -> [UInt8] {
            elements.flatMap { bigEndian ? $0.reversed() : $0 }
        }
    }

    /// A developer field of a message: application index and bytes.
    public struct DeveloperField: Sendable {
        /// Number and bytes.
        public var field: Field
        /// Which of the file's applications it belongs to.
        public var applicationIndex: Int

        /// A developer field; its base type is not written, the description has it.
        public init(_ field: Field, application index: Int = 0) {
            self.field = field
            applicationIndex = index
        }
    }
}
