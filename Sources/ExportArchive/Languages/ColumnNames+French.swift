extension ColumnNames {
    /// French, as far as it is known.
    static let french = ColumnNames(
        .french,
        """
        ID de l'activité
        Date de l'activité
        Nom de l'activité
        Type d'activité
        Description de l'activité
        Temps écoulé
        Distance
        Fréquence cardiaque max.
        Effort relatif
        Déplacement-transport
        Note privée sur les activités
        Matériel utilisé pour l'activité
        Nom du fichier
        Poids de l'athlète
        Poids du vélo
        Temps écoulé
        Durée de déplacement
        Distance
        Vitesse max.
        Vitesse moyenne
        Dénivelé positif
        -
        -
        -
        -
        -
        -
        -
        -
        -
        -
        Fréquence cardiaque moyenne
        """)
}
