extension ColumnNames {
    /// German, up to the layout of 99 columns.
    static let german = ColumnNames(
        .german,
        """
        Aktivitäts-ID
        Aktivitätsdatum
        Name der Aktivität
        Aktivitätsart
        Aktivitätsbeschreibung
        Verstrichene Zeit
        Distanz
        Max. Herzfrequenz
        Relative Leistung
        Pendeln
        Hinweis zur Privatsphäre für Aktivitäten
        Aktivitätsausrüstung
        Dateiname
        Sportlergewicht
        Fahrradgewicht
        Verstrichene Zeit
        Bewegungszeit
        Distanz
        Höchstgeschw.
        Durchschnittliche Geschwindigkeit
        Höhenzunahme
        Höhenunterschied
        Min. Höhe
        Max. Höhe
        Max. Steigung
        Durchschnittliche Steigung
        Durchschnittliche positive Steigung
        Durchschnittliche negative Steigung
        Max. Tritt-/Schrittfrequenz
        Durchschnittliche Trittfrequenz
        Max. Herzfrequenz
        Durchschnittliche Herzfrequenz
        Max. Watt
        Durchschnittliche Watt
        Kalorien
        Max. Temperatur
        Durchschnittliche Temperatur
        Relative Leistung
        Gesamtarbeit
        Anzahl Läufe
        Bergaufzeit
        Bergabzeit
        Andere Zeit
        Gefühlte Anstrengung
        Art
        Startzeit
        Gewichtete durchschnittliche Leistung
        Leistungszahl
        Gefühlte Anstrengung verwenden
        Gefühlte relative Leistung
        Pendeln
        Insgesamt gestemmtes Gewicht
        Von Upload
        Auf Steigung angepasste Distanz
        Wetterbeobachtungszeit
        Wetterlage
        Wetter: Temperatur
        Scheinbare Temperatur
        Taupunkt
        Luftfeuchtigkeit
        Wetter: Druck
        Windgeschwindigkeit
        Windböe
        Windrichtung
        Niederschlagsintensität
        Sonnenaufgangszeit
        Sonnenuntergangszeit
        Mondphase
        Fahrrad
        Ausrüstung
        Niederschlagswahrscheinlichkeit
        Niederschlagsart
        Wolkendecke
        Wetter: Sichtbarkeit
        UV-Index
        Wetter: Ozon
        Sprunganzahl
        Schwierigkeit insgesamt
        Durchschnittlicher Flow
        Markiert
        Durchschnittsgeschwindigkeit im Aufzeichnungszeitraum
        Auf Schotter zurückgelegte Distanz
        Neu getestete Distanz
        Neu getestete Schotterdistanz
        Aktivitätsanzahl
        Schritte insgesamt
        Eingesparte CO₂-Emissionen
        Pool-Länge
        Trainingsbelastung
        Intensität
        Durchschnittliches auf Steigung angepasstes Tempo
        Stoppuhr-Zeit
        Zyklen gesamt
        Regeneration
        Mit Haustier
        Wettbewerb
        Langer Lauf
        Für einen guten Zweck
        -
        -
        -
        -
        Medien
        """)
}
