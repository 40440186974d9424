extension ColumnNames {
    /// Latin American Spanish.
    static let spanish = ColumnNames(
        .latinAmericanSpanish,
        """
        Id. de actividad
        Fecha de la actividad
        Nombre de la actividad
        Tipo de actividad
        Descripción de la actividad
        Tiempo transcurrido
        Distancia
        Ritmo cardíaco máx.
        Esfuerzo relativo
        Viaje al trabajo
        Nota privada de actividad
        Equipamiento de la actividad
        Nombre de archivo
        Peso del atleta
        Peso de la bicicleta
        Tiempo transcurrido
        Tiempo en movimiento
        Distancia
        Velocidad máxima
        Velocidad promedio
        Desnivel positivo
        Desnivel negativo
        Desnivel bajo
        Desnivel alto
        Grado máximo
        Pendiente promedio
        Grado positivo promedio
        Grado negativo promedio
        Cadencia máx.
        Cadencia promedio
        Ritmo cardíaco máx.
        Ritmo cardíaco promedio
        Máx. de vatios
        Vatios promedio
        Calorías
        Temperatura máx.
        Temperatura promedio
        Esfuerzo relativo
        Esfuerzo total
        Cantidad de carreras
        Tiempo de ascenso
        Tiempo de descenso
        Otro tiempo
        Esfuerzo Percibido
        Tipo
        Hora de inicio
        Potencia promedio ponderada
        Conteo de potencia
        Usar Esfuerzo Percibido
        Esfuerzo relativo percibido
        Viaje al trabajo
        Peso total levantado
        De carga
        Distancia ajustada en pendientes
        Tiempo de observación del clima
        Condición climática
        Temperatura
        Sensación térmica
        Punto de rocío
        Humedad
        Presión atmosférica
        Velocidad del viento
        Ráfaga de viento
        Dirección del viento
        Intensidad de la precipitación
        Hora de salida del sol
        Hora de puesta del sol
        Fase lunar
        Bicicleta
        Equipamiento
        Probabilidad de precipitación
        Tipo de precipitación
        Nubosidad
        Visibilidad
        Índice UV
        Estado del ozono
        Recuento de saltos
        Complejidad total
        Fluidez promedio
        Marcado
        Velocidad promedio durante el tiempo transcurrido
        Distancia sobre tierra
        Distancia recién recorrida
        Distancia recién recorrida en caminos sin asfaltar
        Número de actividades
        Pasos en total
        Emisión de carbono evitada
        Largo de la piscina
        Carga de entrenamiento
        Intensidad
        Ritmo ajustado en pendientes promedio
        Tiempo del cronómetro
        Ciclos en total
        Recuperación
        Con mascota
        Competencia
        Carrera larga
        Por una causa
        Con niño
        Distancia de descenso
        Total de series
        Total de repeticiones
        Multimedia
        """)
}
