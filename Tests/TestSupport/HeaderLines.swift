/// Header lines of `activities.csv` as Strava wrote them over the years, for tests that need no
/// files from elsewhere.
public enum HeaderLines {
    /// English, 2026, 103 columns.
    public static let english103 = """
        Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,\
        Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,\
        Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,\
        Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,\
        Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,\
        Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,\
        Average Temperature,Relative Effort,Total Work,Number of Runs,Uphill Time,Downhill Time,\
        Other Time,Perceived Exertion,Type,Start Time,Weighted Average Power,Power Count,\
        Prefer Perceived Exertion,Perceived Relative Effort,Commute,Total Weight Lifted,\
        From Upload,Grade Adjusted Distance,Weather Observation Time,Weather Condition,\
        Weather Temperature,Apparent Temperature,Dewpoint,Humidity,Weather Pressure,Wind Speed,\
        Wind Gust,Wind Bearing,Precipitation Intensity,Sunrise Time,Sunset Time,Moon Phase,Bike,\
        Gear,Precipitation Probability,Precipitation Type,Cloud Cover,Weather Visibility,UV Index,\
        Weather Ozone,Jump Count,Total Grit,Average Flow,Flagged,Average Elapsed Speed,\
        Dirt Distance,Newly Explored Distance,Newly Explored Dirt Distance,Activity Count,\
        Total Steps,Carbon Saved,Pool Length,Training Load,Intensity,Average Grade Adjusted Pace,\
        Timer Time,Total Cycles,Recovery,With Pet,Competition,Long Run,For a Cause,With Kid,\
        Downhill Distance,Total Sets,Total Reps,Media
        """

    /// German, 2025, 99 columns.
    public static let german99 = """
        Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,\
        Verstrichene Zeit,Distanz,Max. Herzfrequenz,Relative Leistung,Pendeln,\
        Hinweis zur Privatsphäre für Aktivitäten,Aktivitätsausrüstung,Dateiname,Sportlergewicht,\
        Fahrradgewicht,Verstrichene Zeit,Bewegungszeit,Distanz,Höchstgeschw.,\
        Durchschnittliche Geschwindigkeit,Höhenzunahme,Höhenunterschied,Min. Höhe,Max. Höhe,\
        Max. Steigung,Durchschnittliche Steigung,Durchschnittliche positive Steigung,\
        Durchschnittliche negative Steigung,Max. Tritt-/Schrittfrequenz,\
        Durchschnittliche Trittfrequenz,Max. Herzfrequenz,Durchschnittliche Herzfrequenz,\
        Max. Watt,Durchschnittliche Watt,Kalorien,Max. Temperatur,Durchschnittliche Temperatur,\
        Relative Leistung,Gesamtarbeit,Anzahl Läufe,Bergaufzeit,Bergabzeit,Andere Zeit,\
        Gefühlte Anstrengung,Art,Startzeit,Gewichtete durchschnittliche Leistung,Leistungszahl,\
        Gefühlte Anstrengung verwenden,Gefühlte relative Leistung,Pendeln,\
        Insgesamt gestemmtes Gewicht,Von Upload,Auf Steigung angepasste Distanz,\
        Wetterbeobachtungszeit,Wetterlage,Wetter: Temperatur,Scheinbare Temperatur,Taupunkt,\
        Luftfeuchtigkeit,Wetter: Druck,Windgeschwindigkeit,Windböe,Windrichtung,\
        Niederschlagsintensität,Sonnenaufgangszeit,Sonnenuntergangszeit,Mondphase,Fahrrad,\
        Ausrüstung,Niederschlagswahrscheinlichkeit,Niederschlagsart,Wolkendecke,\
        Wetter: Sichtbarkeit,UV-Index,Wetter: Ozon,Sprunganzahl,Schwierigkeit insgesamt,\
        Durchschnittlicher Flow,Markiert,Durchschnittsgeschwindigkeit im Aufzeichnungszeitraum,\
        Auf Schotter zurückgelegte Distanz,Neu getestete Distanz,Neu getestete Schotterdistanz,\
        Aktivitätsanzahl,Schritte insgesamt,Eingesparte CO₂-Emissionen,Pool-Länge,\
        Trainingsbelastung,Intensität,Durchschnittliches auf Steigung angepasstes Tempo,\
        Stoppuhr-Zeit,Zyklen gesamt,Regeneration,Mit Haustier,Wettbewerb,Langer Lauf,\
        Für einen guten Zweck,Medien
        """

    /// Dutch, 2020, 72 columns: only those that had a translation.
    public static let dutch72 = """
        Activiteits-ID,Datum van activiteit,Naam activiteit,Activiteitstype,\
        Beschrijving van activiteit,Verstreken tijd,Afstand,Vergelijkbare poging,Forenzenrit,\
        Uitrusting voor activiteit,Bestandsnaam,Gewicht sporter,Gewicht fiets,Verstreken tijd,\
        Beweegtijd,Afstand,Max. snelheid,Gemiddelde snelheid,Hoogteverschil,Hoogteverlies,\
        Kleinste hoogte,Grootste hoogte,Max. stijgingspercentage,Gemiddeld stijgingspercentage,\
        Gemiddeld positief stijgingspercentage,Gemiddeld negatief stijgingspercentage,\
        Gemiddelde cadans,Max. cadans,Max. hartslag,Gemiddelde hartslag,Maximaal wattage,\
        Gemiddeld wattage,Calorieën,Maximale temperatuur,Gemiddelde temperatuur,\
        Vergelijkbare poging,Totale arbeid,Aantal hardloopsessies,Tijd bergop,Tijd bergaf,\
        Andere tijd,Ervaren inspanning,Gewogen gemiddeld vermogen,Aantal vermogensgegevens,\
        Voorkeur voor ervaren inspanning,Ervaren vergelijkbare poging,Forenzenrit,\
        Totaal geheven gewicht,Van upload,Aan stijgingspercentage aangepaste afstand,\
        Tijd weerbeeld,Weersomstandigheden,Buitentemperatuur,Gevoelstemperatuur,Dauwpunt,\
        Vochtigheid,Luchtdruk,Windsnelheid,Windstoot,Windrichting,Neerslagintensiteit,\
        Tijd zonsopgang,Tijd zonsondergang,Maanstand,Fiets,Uitrusting,Kans op neerslag,\
        Type neerslag,Bewolking,Zicht,UV-index,Ozonwaarde
        """

    /// Dutch, 2025, 99 columns.
    public static let dutch99 = """
        Activiteits-ID,Datum van activiteit,Naam activiteit,Activiteitstype,\
        Beschrijving van activiteit,Verstreken tijd,Afstand,Max. hartslag,Vergelijkbare poging,\
        Woon-werkverkeer,Privénotitie activiteit,Uitrusting voor activiteit,Bestandsnaam,\
        Gewicht sporter,Gewicht fiets,Verstreken tijd,Beweegtijd,Afstand,Max. snelheid,\
        Gemiddelde snelheid,Totale stijging,Totale daling,Kleinste hoogte,Grootste hoogte,\
        Max. stijgingspercentage,Gemiddeld stijgingspercentage,\
        Gemiddeld positief stijgingspercentage,Gemiddeld negatief stijgingspercentage,Max. cadans,\
        Gemiddelde cadans,Max. hartslag,Gemiddelde hartslag,Maximaal wattage,Gemiddeld wattage,\
        Calorieën,Maximale temperatuur,Gemiddelde temperatuur,Vergelijkbare poging,Totale arbeid,\
        Aantal hardloopsessies,Tijd bergop,Tijd bergaf,Andere tijd,Ervaren inspanning,Type,\
        Starttijd,Gewogen gemiddeld vermogen,Aantal vermogensgegevens,\
        Voorkeur voor ervaren inspanning,Ervaren vergelijkbare poging,Woon-werkverkeer,\
        Totaal geheven gewicht,Van upload,Aan stijgingspercentage aangepaste afstand,\
        Tijd weerbeeld,Weersomstandigheden,Buitentemperatuur,Gevoelstemperatuur,Dauwpunt,\
        Vochtigheid,Luchtdruk,Windsnelheid,Windstoot,Windrichting,Neerslagintensiteit,\
        Tijd zonsopgang,Tijd zonsondergang,Maanstand,Fiets,Uitrusting,Kans op neerslag,\
        Type neerslag,Bewolking,Zicht,UV-index,Ozonwaarde,Aantal jumps,Totale grit,\
        Gemiddelde flow,Gemeld,Gemiddelde snelheid (op basis van verstreken tijd),\
        Afstand (onverharde wegen),Afstand nieuw ontdekte wegen,\
        Afstand op nieuw ontdekte wegen (onverhard),Aantal activiteiten,Totaal aantal stappen,\
        CO2-besparing,Lengte van zwembad,Trainingsbelasting,Intensiteit,\
        Gemiddelde vergelijkbare tempo op vlak terrein,Tijd op de timer,Totaalaantal cycli,\
        Herstel,Met huisdier,Wedstrijd,Lange loop,Voor een doel,Media
        """

    /// Latin American Spanish, 2026, 103 columns.
    public static let spanish103 = """
        Id. de actividad,Fecha de la actividad,Nombre de la actividad,Tipo de actividad,\
        Descripción de la actividad,Tiempo transcurrido,Distancia,Ritmo cardíaco máx.,\
        Esfuerzo relativo,Viaje al trabajo,Nota privada de actividad,Equipamiento de la actividad,\
        Nombre de archivo,Peso del atleta,Peso de la bicicleta,Tiempo transcurrido,\
        Tiempo en movimiento,Distancia,Velocidad máxima,Velocidad promedio,Desnivel positivo,\
        Desnivel negativo,Desnivel bajo,Desnivel alto,Grado máximo,Pendiente promedio,\
        Grado positivo promedio,Grado negativo promedio,Cadencia máx.,Cadencia promedio,\
        Ritmo cardíaco máx.,Ritmo cardíaco promedio,Máx. de vatios,Vatios promedio,Calorías,\
        Temperatura máx.,Temperatura promedio,Esfuerzo relativo,Esfuerzo total,\
        Cantidad de carreras,Tiempo de ascenso,Tiempo de descenso,Otro tiempo,Esfuerzo Percibido,\
        Tipo,Hora de inicio,Potencia promedio ponderada,Conteo de potencia,\
        Usar Esfuerzo Percibido,Esfuerzo relativo percibido,Viaje al trabajo,Peso total levantado,\
        De carga,Distancia ajustada en pendientes,Tiempo de observación del clima,\
        Condición climática,Temperatura,Sensación térmica,Punto de rocío,Humedad,\
        Presión atmosférica,Velocidad del viento,Ráfaga de viento,Dirección del viento,\
        Intensidad de la precipitación,Hora de salida del sol,Hora de puesta del sol,Fase lunar,\
        Bicicleta,Equipamiento,Probabilidad de precipitación,Tipo de precipitación,Nubosidad,\
        Visibilidad,Índice UV,Estado del ozono,Recuento de saltos,Complejidad total,\
        Fluidez promedio,Marcado,Velocidad promedio durante el tiempo transcurrido,\
        Distancia sobre tierra,Distancia recién recorrida,\
        Distancia recién recorrida en caminos sin asfaltar,Número de actividades,Pasos en total,\
        Emisión de carbono evitada,Largo de la piscina,Carga de entrenamiento,Intensidad,\
        Ritmo ajustado en pendientes promedio,Tiempo del cronómetro,Ciclos en total,Recuperación,\
        Con mascota,Competencia,Carrera larga,Por una causa,Con niño,Distancia de descenso,\
        Total de series,Total de repeticiones,Multimedia
        """

    /// French, the first 21 columns.
    public static let french21 = """
        ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,\
        Description de l'activité,Temps écoulé,Distance,Fréquence cardiaque max.,Effort relatif,\
        Déplacement-transport,Note privée sur les activités,Matériel utilisé pour l'activité,\
        Nom du fichier,Poids de l'athlète,Poids du vélo,Temps écoulé,Durée de déplacement,\
        Distance,Vitesse max.,Vitesse moyenne,Dénivelé positif
        """
}
