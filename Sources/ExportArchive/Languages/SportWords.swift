import ActivityModel

/// Strava's names of sports in every known language.
enum SportWords {
    /// The sport that a name in `Activity Type` means; `nil` if it is unknown.
    static func sport(_ word: String) -> Sport? {
        let folded = folded(word)
        return english[folded] ?? translated[folded] ?? Sport(fileSport: word)
    }

    /// The letters and digits of a word, in lower case: `E-Bike Ride` and `EBikeRide` are the same.
    private static func folded(_ word: some StringProtocol) -> String {
        let word = word.lowercased()
        if word.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(
                decoding: word.utf8.filter {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
                },
                as: UTF8.self)
        }
        var kept = String.UnicodeScalarView()
        for scalar in word.unicodeScalars where isLetterOrDigit(scalar) { kept.append(scalar) }
        return String(kept)
    }

    /// Also the marks that some scripts write letters with.
    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    /// The API's names and the English ones. The translations, ten times as many, are not read for
    /// an English account.
    private static let english: [String: Sport] = {
        var words = read(englishWords)
        for sport in Sport.allCases where words[folded(sport.rawValue)] == nil {
            words[folded(sport.rawValue)] = sport
        }
        return words
    }()

    private static let translated = read(translations)

    private static func read(_ lines: String) -> [String: Sport] {
        var sports: [String: Sport] = [:]
        sports.reserveCapacity(lines.utf8.count / 8)
        // By bytes: splitting by characters would look for letters of several scalars.
        for line in lines.utf8.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
            guard parts.count == 2, let sport = Sport(rawValue: String(Substring(parts[0]))) else {
                continue
            }
            for word in parts[1].split(separator: UInt8(ascii: "|")) {
                sports[folded(Substring(word))] = sport
            }
        }
        return sports
    }

    /// English display names that differ from the API's names, and names from other programs.
    private static let englishWords = """
        Canoeing: Canoe
        HighIntensityIntervalTraining: HIIT
        Kayaking: Kayak
        RockClimbing: Rock Climb | Climbing
        Soccer: Football (Soccer) | Football
        Surfing: Surf
        VirtualRow: Virtual Rowing
        MountainBikeRide: Mountain Biking | MTB
        GravelRide: Gravel Cycling
        TrailRun: Trail Running
        VirtualRide: Indoor Cycling | Virtual Cycling
        EBikeRide: E-Biking
        NordicSki: Cross Country Skiing | Cross-Country Ski
        WeightTraining: Strength Training
        Sail: Sailing
        Snowshoe: Snowshoeing

        """

    /// Names in other languages: German, Dutch, Spanish and French as found in exports, and the
    /// names on Strava's pages in these and in Italian, Portuguese, Russian, Polish, Turkish,
    /// Indonesian, Japanese, Korean and Chinese.
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
        Run: Забег | Бег | Пробежка | Bieg | Bieganie | Koşu | Lari | Löpning | Løb | Løping
        Ride: Заезд | Велозаезд | Велопоездка | Велоспорт | Велосипед | Jazda na rowerze | Jazda
        Ride: Kolarstwo | Bisiklet | Bisiklet Sürüşü | Bersepeda | Cykling | Sykling
        Swim: Плавание | Заплыв | Pływanie | Yüzme | Renang | Simning | Svømning | Svømming
        Walk: Ходьба | Прогулка | Spacer | Chód | Yürüyüş | Jalan Kaki | Promenad | Gåtur
        Hike: Поход | Пеший поход | Wędrówka | Doğa Yürüyüşü | Mendaki | Vandring | Fottur
        VirtualRide: Виртуальный заезд | Wirtualna jazda | Sanal Bisiklet | Bersepeda Virtual
        VirtualRun: Виртуальный забег | Wirtualny bieg | Sanal Koşu | Lari Virtual
        Workout: Тренировка | Trening | Antrenman | Latihan | Träning | Træning
        WeightTraining: Силовая тренировка | Тренировка с отягощениями | Trening siłowy
        WeightTraining: Ağırlık Antrenmanı | Latihan Beban | Styrketräning | Styrketræning
        TrailRun: Трейл | Трейлраннинг | Бег по пересечённой местности | Carrera de montaña
        TrailRun: Carrera de trail | Corsa trail | Corsa in montagna
        TrailRun: Course de trail | Corrida de trilha
        TrailRun: Bieg przełajowy | Patika Koşusu | Lari Trail | トレイルラン | 트레일 러닝 | 越野跑
        MountainBikeRide: Заезд на горном велосипеде | Горный велосипед | Ciclismo de montaña
        MountainBikeRide: Vuelta en bici de montaña | Uscita in mountain bike | Mountain bike
        MountainBikeRide: Pedalada de mountain bike | Sortie VTT | マウンテンバイクライド
        MountainBikeRide: 산악자전거 | 山地骑行
        GravelRide: Гравийный заезд | Гравел | Vuelta de gravel | Uscita gravel | Sortie gravel
        GravelRide: Pedalada de gravel | グラベルライド | 그래블 라이딩 | 砾石骑行
        EBikeRide: Заезд на электровелосипеде | Электровелосипед | Uscita in e-bike
        EBikeRide: Pedalada de e-bike | Eバイクライド | 전기자전거 라이딩 | 电动自行车骑行
        AlpineSki: Горные лыжи | Narciarstwo alpejskie | Alp Kayağı | Ski Alpen | Alpin skidåkning
        NordicSki: Беговые лыжи | Лыжные гонки | Narciarstwo biegowe | Kayaklı Koşu | Längdskidor
        NordicSki: Langrend | Langrenn | クロスカントリースキー | 越野滑雪
        BackcountrySki: Скитур | Бэккантри | Skituring
        Snowboard: Сноуборд | Snowboarden | Planche à neige | スノーボード | 스노보드 | 单板滑雪
        Snowshoe: Снегоступы | Ciaspole | Caminata con raquetas | スノーシュー
        IceSkate: Катание на коньках | Коньки | Pattinaggio su ghiaccio | Patinação no gelo
        InlineSkate: Катание на роликах | Роликовые коньки | Pattinaggio in linea
        Rowing: Гребля | Wioślarstwo | Kürek | Mendayung | Rodd
        Kayaking: Каякинг | Каяк | Kayak | Kajakarstwo | カヤック | 카약 | 皮划艇
        Canoeing: Каноэ | Kanadyjka
        Elliptical: Эллиптический тренажёр | Эллипсоид | Orbitrek | Eliptik
        StairStepper: Степпер | Степпер-лестница
        RockClimbing: Скалолазание | Wspinaczka | Kaya Tırmanışı | クライミング | 암벽 등반 | 攀岩
        Soccer: Футбол | Piłka nożna | Futbol | Sepak Bola | Fotboll | Fodbold
        Yoga: Йога | Joga
        Golf: Гольф | ゴルフ | 골프 | 高尔夫
        Tennis: Теннис | Tenis | テニス | 테니스 | 网球
        Crossfit: Кроссфит
        Surfing: Сёрфинг
        StandUpPaddling: SUP-сёрфинг | Сапсёрфинг
        Sail: Парусный спорт | Żeglarstwo | Yelken
        Yoga: ヨガ | 요가 | 瑜伽 | 瑜珈
        """
}
