/// Strava's words for sports, in every language known, as sport types of its API.
enum SportWords {
    /// The sport type that a word of `Activity Type` stands for; `nil` when nobody told us.
    static func sportType(_ word: String) -> String? { types[folded(word)] }

    /// The letters and digits of a word, in lower case: `E-Bike Ride` and `EBikeRide` are one word.
    private static func folded(_ word: String) -> String {
        String(word.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private static let types: [String: String] = {
        var types: [String: String] = [:]
        for line in (english + translations).split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1).map { String($0.trimmed) }
            types[folded(parts[0])] = parts[0]
            guard parts.count == 2 else { continue }
            for word in parts[1].split(separator: "|") { types[folded(String(word))] = parts[0] }
        }
        return types
    }()

    /// The sport types of the API, with English display names that are not the same words.
    private static let english = """
        AlpineSki
        BackcountrySki
        Badminton
        Basketball
        Canoeing: Canoe
        Cricket
        Crossfit
        Dance
        EBikeRide
        Elliptical
        EMountainBikeRide
        Golf
        GravelRide
        Handcycle
        HighIntensityIntervalTraining: HIIT
        Hike
        IceSkate
        InlineSkate
        Kayaking: Kayak
        Kitesurf
        MountainBikeRide
        NordicSki
        Padel
        PhysicalTherapy
        Pickleball
        Pilates
        Racquetball
        Ride
        RockClimbing: Rock Climb
        RollerSki
        Rowing
        Run
        Sail
        Skateboard
        Snowboard
        Snowshoe
        Soccer: Football (Soccer) | Football
        Squash
        StairStepper
        StandUpPaddling
        Surfing: Surf
        Swim
        TableTennis
        Tennis
        TrailRun
        Velomobile
        VirtualRide
        VirtualRow: Virtual Rowing
        VirtualRun
        Volleyball
        Walk
        WeightTraining
        Wheelchair
        Windsurf
        Workout
        Yoga

        """

    /// Words of other languages: German, Dutch, Spanish and French as met in exports, and what
    /// Strava's pages say in these and in Italian, Portuguese, Japanese, Korean and Chinese.
    private static let translations = """
        Run: Lauf | Hardloopsessie | Hardlopen | Carrera | Course à pied | Course | Corsa | Corrida
        Run: ラン | ランニング | 달리기 | 러닝 | 跑步
        Ride: Radfahrt | Fietsrit | Vuelta ciclista | Ciclismo | Vélo | Sortie à vélo | Pedalata
        Ride: Giro in bici | Uscita in bici | Pedalada | ライド | 라이딩 | 라이드 | 骑行 | 騎乘 | 騎行
        Swim: Schwimmen | Zwemmen | Natación | Natation | Nuoto | Nuotata | Natação | スイム | 水泳
        Swim: 수영 | 游泳
        Walk: Spaziergang | Gehen | Wandeling | Caminata | Marche | Camminata | Caminhada
        Walk: ウォーク | ウォーキング | 걷기 | 步行 | 健走 | 散步
        Hike: Wandern | Wanderung | Wandeltocht | Senderismo | Excursión | Randonnée | Escursione
        Hike: Escursionismo | Trilha | ハイキング | ハイク | 하이킹 | 徒步 | 远足 | 遠足 | 健行
        VirtualRide: Virtuelle Radfahrt | Virtuele fietsrit | Vuelta ciclista virtual
        VirtualRide: Vélo virtuel | Pedalata virtuale | Giro in bici virtuale | Pedalada virtual
        VirtualRide: Ciclismo virtual | Ciclismo virtuale | バーチャルライド | 가상 라이딩
        VirtualRide: 虚拟骑行 | 虛擬騎乘
        VirtualRun: Virtueller Lauf | Virtuele hardloopsessie | Carrera virtual | Course virtuelle
        VirtualRun: Course à pied virtuelle | Corsa virtuale | Corrida virtual | バーチャルラン
        VirtualRun: 가상 달리기 | 虚拟跑步 | 虛擬跑步
        Workout: Training | Entrenamiento | Entraînement | Allenamento | Treinamento | Treino
        Workout: ワークアウト | 운동 | 锻炼 | 鍛鍊 | 健身
        WeightTraining: Gewichtstraining | Krafttraining | Krachttraining | Musculation
        WeightTraining: Entrenamiento con pesas | Allenamento con i pesi | Sollevamento pesi
        WeightTraining: Treinamento com pesos | Treino com pesos | Musculação
        WeightTraining: ウェイトトレーニング | 웨이트 트레이닝 | 力量训练 | 重量訓練
        EBikeRide: E-Bike-Fahrt | E-bikerit | Vuelta en bicicleta eléctrica | Vélo électrique
        TrailRun: Traillauf | Trailrunning | Trail
        MountainBikeRide: Mountainbike-Fahrt | Mountainbikerit | VTT
        GravelRide: Gravel-Fahrt | Gravelrit
        AlpineSki: Ski Alpin | Alpiner Skilauf | Alpineskiën | Esquí alpino | Sci alpino
        AlpineSki: Esqui alpino | アルペンスキー | 高山滑雪
        NordicSki: Skilanglauf | Langlauf | Langlaufen | Esquí nórdico | Esquí de fondo
        NordicSki: Ski nordique | Ski de fond | Sci nordico | Sci di fondo
        BackcountrySki: Skitour | Ski de randonnée | Sci alpinismo | Esquí de travesía
        Snowshoe: Schneeschuhlaufen | Schneeschuhwandern | Sneeuwschoenwandelen | Raquettes
        Rowing: Rudern | Roeien | Remo | Aviron | Canottaggio | ローイング | 로잉 | 划船 | 조정
        Kayaking: Kajakfahren | Kajak | Kayakken | Kajakken | Piragüismo
        Canoeing: Kanufahren | Kanu | Kanoën | Canoë | Canoa | Canoísmo
        Kitesurf: Kitesurfen | Kitesurfing
        Windsurf: Windsurfen | Windsurfing | Planche à voile
        Surfing: Surfen | Wellenreiten
        StandUpPaddling: Stand-up-Paddling | Stehpaddeln | Suppen
        Sail: Segeln | Zeilen | Vela | Voile
        Elliptical: Ellipsentrainer | Crosstrainer | Elíptica | Elliptique | Vélo elliptique
        Elliptical: Ellittica | Elíptico
        StairStepper: Stepper | Treppensteiger | Trapmachine | Escaladora | Simulateur d'escalier
        InlineSkate: Inlineskaten | Inline-Skaten | Skeeleren | Patinaje en línea | Roller
        IceSkate: Eislaufen | Schaatsen | Patinaje sobre hielo | Patin à glace
        RockClimbing: Klettern | Klimmen | Escalada | Escalade | Arrampicata
        Soccer: Fußball | Voetbal | Fútbol | Calcio | Futebol | サッカー | 축구 | 足球
        Yoga: ヨガ | 요가 | 瑜伽 | 瑜珈
        """
}

extension Substring {
    /// The text without white space at its ends.
    fileprivate var trimmed: Substring { String(self).trimmingBlanks }
}
