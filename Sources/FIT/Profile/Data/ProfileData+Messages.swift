// Written by scripts/fit-profile from the FIT profile 21.218. Do not edit.

extension ProfileData {
    /// Messages with their fields: number, name, [units], /scale, -offset, @enumeration.
    static let messages = """
        =0 file_id:
        0 type @file, 1 manufacturer @manufacturer, 2 product, 3 serial_number, 4
        time_created @time, 5 number, 8 product_name
        =1 capabilities:
        0 languages, 1 sports @sport_bits_0, 21 workouts_supported @workout_capabilities, 23
        connectivity_supported @connectivity_capabilities
        =2 device_settings:
        0 active_time_zone, 1 utc_offset, 2 time_offset [s], 4 time_mode @time_mode, 5
        time_zone_offset [hr] /4, 12 backlight_mode @backlight_mode, 36
        activity_tracker_enabled, 39 clock_time @time, 40 pages_enabled, 46
        move_alert_enabled, 47 date_mode @date_mode, 55 display_orientation
        @display_orientation, 56 mounting_side @side, 57 default_page, 58 autosync_min_steps
        [steps], 59 autosync_min_time [minutes], 80 lactate_threshold_autodetect_enabled, 86
        ble_auto_upload_enabled, 89 auto_sync_frequency @auto_sync_frequency, 90
        auto_activity_detect @auto_activity_detect, 94 number_of_screens, 95
        smart_notification_display_orientation @display_orientation, 134 tap_interface
        @switch, 174 tap_sensitivity @tap_sensitivity
        =3 user_profile:
        0 friendly_name, 1 gender @gender, 2 age [years], 3 height [m] /100, 4 weight [kg]
        /10, 5 language @language, 6 elev_setting @display_measure, 7 weight_setting
        @display_measure, 8 resting_heart_rate [bpm], 9 default_max_running_heart_rate
        [bpm], 10 default_max_biking_heart_rate [bpm], 11 default_max_heart_rate [bpm], 12
        hr_setting @display_heart, 13 speed_setting @display_measure, 14 dist_setting
        @display_measure, 16 power_setting @display_power, 17 activity_class
        @activity_class, 18 position_setting @display_position, 21 temperature_setting
        @display_measure, 22 local_id @user_local_id, 23 global_id, 28 wake_time
        @localtime_into_day, 29 sleep_time @localtime_into_day, 30 height_setting
        @display_measure, 31 user_running_step_length [m] /1000, 32 user_walking_step_length
        [m] /1000, 47 depth_setting @display_measure, 49 dive_count, 254 message_index
        @message_index
        =4 hrm_profile:
        0 enabled, 1 hrm_ant_id, 2 log_hrv, 3 hrm_ant_id_trans_type, 254 message_index
        @message_index
        =5 sdm_profile:
        0 enabled, 1 sdm_ant_id, 2 sdm_cal_factor [%] /10, 3 odometer [m] /100, 4
        speed_source, 5 sdm_ant_id_trans_type, 7 odometer_rollover, 254 message_index
        @message_index
        =6 bike_profile:
        0 name, 1 sport @sport, 2 sub_sport @sub_sport, 3 odometer [m] /100, 4
        bike_spd_ant_id, 5 bike_cad_ant_id, 6 bike_spdcad_ant_id, 7 bike_power_ant_id, 8
        custom_wheelsize [m] /1000, 9 auto_wheelsize [m] /1000, 10 bike_weight [kg] /10, 11
        power_cal_factor [%] /10, 12 auto_wheel_cal, 13 auto_power_zero, 14 id, 15
        spd_enabled, 16 cad_enabled, 17 spdcad_enabled, 18 power_enabled, 19 crank_length
        [mm] /2 --110, 20 enabled, 21 bike_spd_ant_id_trans_type, 22
        bike_cad_ant_id_trans_type, 23 bike_spdcad_ant_id_trans_type, 24
        bike_power_ant_id_trans_type, 37 odometer_rollover, 38 front_gear_num, 39
        front_gear, 40 rear_gear_num, 41 rear_gear, 44 shimano_di2_enabled, 254
        message_index @message_index
        =7 zones_target:
        1 max_heart_rate, 2 threshold_heart_rate, 3 functional_threshold_power, 5
        hr_calc_type @hr_zone_calc, 7 pwr_calc_type @pwr_zone_calc
        =8 hr_zone:
        1 high_bpm [bpm], 2 name, 254 message_index @message_index
        =9 power_zone:
        1 high_value [watts], 2 name, 254 message_index @message_index
        =10 met_zone:
        1 high_bpm, 2 calories [kcal/min] /10, 3 fat_calories [kcal/min] /10, 254
        message_index @message_index
        =12 sport:
        0 sport @sport, 1 sub_sport @sub_sport, 3 name
        =13 training_settings:
        31 target_distance [m] /100, 32 target_speed [m/s] /1000, 33 target_time [s], 153
        precise_target_speed [m/s] /1000000
        =15 goal:
        0 sport @sport, 1 sub_sport @sub_sport, 2 start_date @time, 3 end_date @time, 4 type
        @goal, 5 value, 6 repeat, 7 target_value, 8 recurrence @goal_recurrence, 9
        recurrence_value, 10 enabled, 11 source @goal_source, 254 message_index
        @message_index
        =18 session:
        0 event @event, 1 event_type @event_type, 2 start_time @time, 3 start_position_lat
        [semicircles], 4 start_position_long [semicircles], 5 sport @sport, 6 sub_sport
        @sub_sport, 7 total_elapsed_time [s] /1000, 8 total_timer_time [s] /1000, 9
        total_distance [m] /100, 10 total_cycles [cycles], 11 total_calories [kcal], 13
        total_fat_calories [kcal], 14 avg_speed [m/s] /1000, 15 max_speed [m/s] /1000, 16
        avg_heart_rate [bpm], 17 max_heart_rate [bpm], 18 avg_cadence [rpm], 19 max_cadence
        [rpm], 20 avg_power [watts], 21 max_power [watts], 22 total_ascent [m], 23
        total_descent [m], 24 total_training_effect /10, 25 first_lap_index, 26 num_laps, 27
        event_group, 28 trigger @session_trigger, 29 nec_lat [semicircles], 30 nec_long
        [semicircles], 31 swc_lat [semicircles], 32 swc_long [semicircles], 33 num_lengths
        [lengths], 34 normalized_power [watts], 35 training_stress_score [tss] /10, 36
        intensity_factor [if] /1000, 37 left_right_balance @left_right_balance_100, 38
        end_position_lat [semicircles], 39 end_position_long [semicircles], 41
        avg_stroke_count [strokes/lap] /10, 42 avg_stroke_distance [m] /100, 43 swim_stroke
        [swim_stroke] @swim_stroke, 44 pool_length [m] /100, 45 threshold_power [watts], 46
        pool_length_unit @display_measure, 47 num_active_lengths [lengths], 48 total_work
        [J], 49 avg_altitude [m] /5 -500, 50 max_altitude [m] /5 -500, 51 gps_accuracy [m],
        52 avg_grade [%] /100, 53 avg_pos_grade [%] /100, 54 avg_neg_grade [%] /100, 55
        max_pos_grade [%] /100, 56 max_neg_grade [%] /100, 57 avg_temperature [C], 58
        max_temperature [C], 59 total_moving_time [s] /1000, 60 avg_pos_vertical_speed [m/s]
        /1000, 61 avg_neg_vertical_speed [m/s] /1000, 62 max_pos_vertical_speed [m/s] /1000,
        63 max_neg_vertical_speed [m/s] /1000, 64 min_heart_rate [bpm], 65 time_in_hr_zone
        [s] /1000, 66 time_in_speed_zone [s] /1000, 67 time_in_cadence_zone [s] /1000, 68
        time_in_power_zone [s] /1000, 69 avg_lap_time [s] /1000, 70 best_lap_index, 71
        min_altitude [m] /5 -500, 78 active_time [s] /1000, 79 avg_strokes_per_length
        [strokes/length] /10, 80 avg_swolf, 82 player_score, 83 opponent_score, 84
        opponent_name, 85 stroke_count [counts], 86 zone_count [counts], 87 max_ball_speed
        [m/s] /100, 88 avg_ball_speed [m/s] /100, 89 avg_vertical_oscillation [mm] /10, 90
        avg_stance_time_percent [percent] /100, 91 avg_stance_time [ms] /10, 92
        avg_fractional_cadence [rpm] /128, 93 max_fractional_cadence [rpm] /128, 94
        total_fractional_cycles [cycles] /128, 95 avg_total_hemoglobin_conc [g/dL] /100, 96
        min_total_hemoglobin_conc [g/dL] /100, 97 max_total_hemoglobin_conc [g/dL] /100, 98
        avg_saturated_hemoglobin_percent [%] /10, 99 min_saturated_hemoglobin_percent [%]
        /10, 100 max_saturated_hemoglobin_percent [%] /10, 101 avg_left_torque_effectiveness
        [percent] /2, 102 avg_right_torque_effectiveness [percent] /2, 103
        avg_left_pedal_smoothness [percent] /2, 104 avg_right_pedal_smoothness [percent] /2,
        105 avg_combined_pedal_smoothness [percent] /2, 106 num_segment_laps, 107
        front_gear_shift_count, 108 rear_gear_shift_count, 110 sport_profile_name, 111
        sport_index, 112 time_standing [s] /1000, 113 stand_count, 114 avg_left_pco [mm],
        115 avg_right_pco [mm], 116 avg_left_power_phase [degrees] /0.7111111, 117
        avg_left_power_phase_peak [degrees] /0.7111111, 118 avg_right_power_phase [degrees]
        /0.7111111, 119 avg_right_power_phase_peak [degrees] /0.7111111, 120
        avg_power_position [watts], 121 max_power_position [watts], 122 avg_cadence_position
        [rpm], 123 max_cadence_position [rpm], 124 enhanced_avg_speed [m/s] /1000, 125
        enhanced_max_speed [m/s] /1000, 126 enhanced_avg_altitude [m] /5 -500, 127
        enhanced_min_altitude [m] /5 -500, 128 enhanced_max_altitude [m] /5 -500, 129
        avg_lev_motor_power [watts], 130 max_lev_motor_power [watts], 131
        lev_battery_consumption [percent] /2, 132 avg_vertical_ratio [percent] /100, 133
        avg_stance_time_balance [percent] /100, 134 avg_step_length [mm] /10, 137
        total_anaerobic_training_effect /10, 139 avg_vam [m/s] /1000, 140 avg_depth [m]
        /1000, 141 max_depth [m] /1000, 142 surface_interval [s], 143 start_cns [percent],
        144 end_cns [percent], 145 start_n2 [percent], 146 end_n2 [percent], 147
        avg_respiration_rate, 148 max_respiration_rate, 149 min_respiration_rate, 150
        min_temperature [C], 155 o2_toxicity [OTUs], 156 dive_number, 168 training_load_peak
        /65536, 169 enhanced_avg_respiration_rate [Breaths/min] /100, 170
        enhanced_max_respiration_rate [Breaths/min] /100, 180 enhanced_min_respiration_rate
        /100, 181 total_grit [kGrit], 182 total_flow [Flow], 183 jump_count, 186 avg_grit
        [kGrit], 187 avg_flow [Flow], 192 workout_feel, 193 workout_rpe, 194 avg_spo2
        [percent], 195 avg_stress [percent], 196 metabolic_calories [kcal], 197 sdrr_hrv
        [mS], 198 rmssd_hrv [mS], 199 total_fractional_ascent [m] /100, 200
        total_fractional_descent [m] /100, 208 avg_core_temperature [C] /100, 209
        min_core_temperature [C] /100, 210 max_core_temperature [C] /100, 211
        avg_grade_adjusted_speed [m/s] /1000, 253 timestamp [s] @time, 254 message_index
        @message_index
        =19 lap:
        0 event @event, 1 event_type @event_type, 2 start_time @time, 3 start_position_lat
        [semicircles], 4 start_position_long [semicircles], 5 end_position_lat
        [semicircles], 6 end_position_long [semicircles], 7 total_elapsed_time [s] /1000, 8
        total_timer_time [s] /1000, 9 total_distance [m] /100, 10 total_cycles [cycles], 11
        total_calories [kcal], 12 total_fat_calories [kcal], 13 avg_speed [m/s] /1000, 14
        max_speed [m/s] /1000, 15 avg_heart_rate [bpm], 16 max_heart_rate [bpm], 17
        avg_cadence [rpm], 18 max_cadence [rpm], 19 avg_power [watts], 20 max_power [watts],
        21 total_ascent [m], 22 total_descent [m], 23 intensity @intensity, 24 lap_trigger
        @lap_trigger, 25 sport @sport, 26 event_group, 27 nec_lat [semicircles], 28 nec_long
        [semicircles], 29 swc_lat [semicircles], 30 swc_long [semicircles], 32 num_lengths
        [lengths], 33 normalized_power [watts], 34 left_right_balance
        @left_right_balance_100, 35 first_length_index, 37 avg_stroke_distance [m] /100, 38
        swim_stroke @swim_stroke, 39 sub_sport @sub_sport, 40 num_active_lengths [lengths],
        41 total_work [J], 42 avg_altitude [m] /5 -500, 43 max_altitude [m] /5 -500, 44
        gps_accuracy [m], 45 avg_grade [%] /100, 46 avg_pos_grade [%] /100, 47 avg_neg_grade
        [%] /100, 48 max_pos_grade [%] /100, 49 max_neg_grade [%] /100, 50 avg_temperature
        [C], 51 max_temperature [C], 52 total_moving_time [s] /1000, 53
        avg_pos_vertical_speed [m/s] /1000, 54 avg_neg_vertical_speed [m/s] /1000, 55
        max_pos_vertical_speed [m/s] /1000, 56 max_neg_vertical_speed [m/s] /1000, 57
        time_in_hr_zone [s] /1000, 58 time_in_speed_zone [s] /1000, 59 time_in_cadence_zone
        [s] /1000, 60 time_in_power_zone [s] /1000, 61 repetition_num, 62 min_altitude [m]
        /5 -500, 63 min_heart_rate [bpm], 70 active_time [s] /1000, 71 wkt_step_index
        @message_index, 73 avg_swolf, 74 opponent_score, 75 stroke_count [counts], 76
        zone_count [counts], 77 avg_vertical_oscillation [mm] /10, 78
        avg_stance_time_percent [percent] /100, 79 avg_stance_time [ms] /10, 80
        avg_fractional_cadence [rpm] /128, 81 max_fractional_cadence [rpm] /128, 82
        total_fractional_cycles [cycles] /128, 83 player_score, 84 avg_total_hemoglobin_conc
        [g/dL] /100, 85 min_total_hemoglobin_conc [g/dL] /100, 86 max_total_hemoglobin_conc
        [g/dL] /100, 87 avg_saturated_hemoglobin_percent [%] /10, 88
        min_saturated_hemoglobin_percent [%] /10, 89 max_saturated_hemoglobin_percent [%]
        /10, 90 avg_strokes_per_length [strokes/length] /10, 91
        avg_left_torque_effectiveness [percent] /2, 92 avg_right_torque_effectiveness
        [percent] /2, 93 avg_left_pedal_smoothness [percent] /2, 94
        avg_right_pedal_smoothness [percent] /2, 95 avg_combined_pedal_smoothness [percent]
        /2, 96 front_gear_shift_count, 97 rear_gear_shift_count, 98 time_standing [s] /1000,
        99 stand_count, 100 avg_left_pco [mm], 101 avg_right_pco [mm], 102
        avg_left_power_phase [degrees] /0.7111111, 103 avg_left_power_phase_peak [degrees]
        /0.7111111, 104 avg_right_power_phase [degrees] /0.7111111, 105
        avg_right_power_phase_peak [degrees] /0.7111111, 106 avg_power_position [watts], 107
        max_power_position [watts], 108 avg_cadence_position [rpm], 109 max_cadence_position
        [rpm], 110 enhanced_avg_speed [m/s] /1000, 111 enhanced_max_speed [m/s] /1000, 112
        enhanced_avg_altitude [m] /5 -500, 113 enhanced_min_altitude [m] /5 -500, 114
        enhanced_max_altitude [m] /5 -500, 115 avg_lev_motor_power [watts], 116
        max_lev_motor_power [watts], 117 lev_battery_consumption [percent] /2, 118
        avg_vertical_ratio [percent] /100, 119 avg_stance_time_balance [percent] /100, 120
        avg_step_length [mm] /10, 121 avg_vam [m/s] /1000, 122 avg_depth [m] /1000, 123
        max_depth [m] /1000, 124 min_temperature [C], 136 enhanced_avg_respiration_rate
        [Breaths/min] /100, 137 enhanced_max_respiration_rate [Breaths/min] /100, 147
        avg_respiration_rate, 148 max_respiration_rate, 149 total_grit [kGrit], 150
        total_flow [Flow], 151 jump_count, 153 avg_grit [kGrit], 154 avg_flow [Flow], 155
        metabolic_calories [kcal], 156 total_fractional_ascent [m] /100, 157
        total_fractional_descent [m] /100, 158 avg_core_temperature [C] /100, 159
        min_core_temperature [C] /100, 160 max_core_temperature [C] /100, 161
        avg_grade_adjusted_speed [m/s] /1000, 253 timestamp [s] @time, 254 message_index
        @message_index
        =20 record:
        0 position_lat [semicircles], 1 position_long [semicircles], 2 altitude [m] /5 -500,
        3 heart_rate [bpm], 4 cadence [rpm], 5 distance [m] /100, 6 speed [m/s] /1000, 7
        power [watts], 8 compressed_speed_distance, 9 grade [%] /100, 10 resistance, 11
        time_from_course [s] /1000, 12 cycle_length [m] /100, 13 temperature [C], 17
        speed_1s [m/s] /16, 18 cycles [cycles], 19 total_cycles [cycles], 28
        compressed_accumulated_power [watts], 29 accumulated_power [watts], 30
        left_right_balance @left_right_balance, 31 gps_accuracy [m], 32 vertical_speed [m/s]
        /1000, 33 calories [kcal], 39 vertical_oscillation [mm] /10, 40 stance_time_percent
        [percent] /100, 41 stance_time [ms] /10, 42 activity_type @activity_type, 43
        left_torque_effectiveness [percent] /2, 44 right_torque_effectiveness [percent] /2,
        45 left_pedal_smoothness [percent] /2, 46 right_pedal_smoothness [percent] /2, 47
        combined_pedal_smoothness [percent] /2, 48 time128 [s] /128, 49 stroke_type
        @stroke_type, 50 zone, 51 ball_speed [m/s] /100, 52 cadence256 [rpm] /256, 53
        fractional_cadence [rpm] /128, 54 total_hemoglobin_conc [g/dL] /100, 55
        total_hemoglobin_conc_min [g/dL] /100, 56 total_hemoglobin_conc_max [g/dL] /100, 57
        saturated_hemoglobin_percent [%] /10, 58 saturated_hemoglobin_percent_min [%] /10,
        59 saturated_hemoglobin_percent_max [%] /10, 62 device_index @device_index, 67
        left_pco [mm], 68 right_pco [mm], 69 left_power_phase [degrees] /0.7111111, 70
        left_power_phase_peak [degrees] /0.7111111, 71 right_power_phase [degrees]
        /0.7111111, 72 right_power_phase_peak [degrees] /0.7111111, 73 enhanced_speed [m/s]
        /1000, 78 enhanced_altitude [m] /5 -500, 81 battery_soc [percent] /2, 82 motor_power
        [watts], 83 vertical_ratio [percent] /100, 84 stance_time_balance [percent] /100, 85
        step_length [mm] /10, 87 cycle_length16 [m] /100, 91 absolute_pressure [Pa], 92
        depth [m] /1000, 93 next_stop_depth [m] /1000, 94 next_stop_time [s], 95
        time_to_surface [s], 96 ndl_time [s], 97 cns_load [percent], 98 n2_load [percent],
        99 respiration_rate [s], 108 enhanced_respiration_rate [Breaths/min] /100, 114 grit,
        115 flow, 116 current_stress /100, 117 ebike_travel_range [km], 118
        ebike_battery_level [percent], 119 ebike_assist_mode, 120 ebike_assist_level_percent
        [percent], 123 air_time_remaining [s], 124 pressure_sac [bar/min] /100, 125
        volume_sac [L/min] /100, 126 rmv [L/min] /100, 127 ascent_rate [m/s] /1000, 129 po2
        [percent] /100, 139 core_temperature [C] /100, 253 timestamp [s] @time
        =21 event:
        0 event @event, 1 event_type @event_type, 2 data16, 3 data, 4 event_group, 7 score,
        8 opponent_score, 9 front_gear_num, 10 front_gear, 11 rear_gear_num, 12 rear_gear,
        13 device_index @device_index, 14 activity_type @activity_type, 15 start_timestamp
        [s] @time, 21 radar_threat_level_max @radar_threat_level_type, 22
        radar_threat_count, 23 radar_threat_avg_approach_speed [m/s] /10, 24
        radar_threat_max_approach_speed [m/s] /10, 253 timestamp [s] @time
        =23 device_info:
        0 device_index @device_index, 1 device_type, 2 manufacturer @manufacturer, 3
        serial_number, 4 product, 5 software_version /100, 6 hardware_version, 7
        cum_operating_time [s], 10 battery_voltage [V] /256, 11 battery_status
        @battery_status, 18 sensor_position @body_location, 19 descriptor, 20
        ant_transmission_type, 21 ant_device_number, 22 ant_network @ant_network, 25
        source_type @source_type, 27 product_name, 32 battery_level [%], 253 timestamp [s]
        @time
        =26 workout:
        4 sport @sport, 5 capabilities @workout_capabilities, 6 num_valid_steps, 8 wkt_name,
        11 sub_sport @sub_sport, 14 pool_length [m] /100, 15 pool_length_unit
        @display_measure, 17 wkt_description, 254 message_index @message_index
        =27 workout_step:
        0 wkt_step_name, 1 duration_type @wkt_step_duration, 2 duration_value, 3 target_type
        @wkt_step_target, 4 target_value, 5 custom_target_value_low, 6
        custom_target_value_high, 7 intensity @intensity, 8 notes, 9 equipment
        @workout_equipment, 10 exercise_category @exercise_category, 11 exercise_name, 12
        exercise_weight [kg] /100, 13 weight_display_unit @fit_base_unit, 19
        secondary_target_type @wkt_step_target, 20 secondary_target_value, 21
        secondary_custom_target_value_low, 22 secondary_custom_target_value_high, 254
        message_index @message_index
        =28 schedule:
        0 manufacturer @manufacturer, 1 product, 2 serial_number, 3 time_created @time, 4
        completed, 5 type @schedule, 6 scheduled_time @time
        =30 weight_scale:
        0 weight [kg] /100, 1 percent_fat [%] /100, 2 percent_hydration [%] /100, 3
        visceral_fat_mass [kg] /100, 4 bone_mass [kg] /100, 5 muscle_mass [kg] /100, 7
        basal_met [kcal/day] /4, 8 physique_rating, 9 active_met [kcal/day] /4, 10
        metabolic_age [years], 11 visceral_fat_rating, 12 user_profile_index @message_index,
        13 bmi [kg/m^2] /10, 253 timestamp [s] @time
        =31 course:
        4 sport @sport, 5 name, 6 capabilities @course_capabilities, 7 sub_sport @sub_sport
        =32 course_point:
        1 timestamp @time, 2 position_lat [semicircles], 3 position_long [semicircles], 4
        distance [m] /100, 5 type @course_point, 6 name, 8 favorite, 254 message_index
        @message_index
        =33 totals:
        0 timer_time [s], 1 distance [m], 2 calories [kcal], 3 sport @sport, 4 elapsed_time
        [s], 5 sessions, 6 active_time [s], 9 sport_index, 253 timestamp [s] @time, 254
        message_index @message_index
        =34 activity:
        0 total_timer_time [s] /1000, 1 num_sessions, 2 type @activity, 3 event @event, 4
        event_type @event_type, 5 local_timestamp @time, 6 event_group, 253 timestamp @time
        =35 software:
        3 version /100, 5 part_number, 254 message_index @message_index
        =37 file_capabilities:
        0 type @file, 1 flags @file_flags, 2 directory, 3 max_count, 4 max_size [bytes], 254
        message_index @message_index
        =38 mesg_capabilities:
        0 file @file, 1 mesg_num @mesg_num, 2 count_type @mesg_count, 3 count, 254
        message_index @message_index
        =39 field_capabilities:
        0 file @file, 1 mesg_num @mesg_num, 2 field_num, 3 count, 254 message_index
        @message_index
        =49 file_creator:
        0 software_version, 1 hardware_version
        =51 blood_pressure:
        0 systolic_pressure [mmHg], 1 diastolic_pressure [mmHg], 2 mean_arterial_pressure
        [mmHg], 3 map_3_sample_mean [mmHg], 4 map_morning_values [mmHg], 5
        map_evening_values [mmHg], 6 heart_rate [bpm], 7 heart_rate_type @hr_type, 8 status
        @bp_status, 9 user_profile_index @message_index, 253 timestamp [s] @time
        =53 speed_zone:
        0 high_value [m/s] /1000, 1 name, 254 message_index @message_index
        =55 monitoring:
        0 device_index @device_index, 1 calories [kcal], 2 distance [m] /100, 3 cycles
        [cycles] /2, 4 active_time [s] /1000, 5 activity_type @activity_type, 6
        activity_subtype @activity_subtype, 7 activity_level @activity_level, 8 distance_16
        [100*m], 9 cycles_16 [2*cycles(steps)], 10 active_time_16 [s], 11 local_timestamp
        @time, 12 temperature [C] /100, 14 temperature_min [C] /100, 15 temperature_max [C]
        /100, 16 activity_time [minutes], 19 active_calories [kcal], 24
        current_activity_type_intensity, 25 timestamp_min_8 [min], 26 timestamp_16 [s], 27
        heart_rate [bpm], 28 intensity /10, 29 duration_min [min], 30 duration [s], 31
        ascent [m] /1000, 32 descent [m] /1000, 33 moderate_activity_minutes [minutes], 34
        vigorous_activity_minutes [minutes], 41 pushes, 253 timestamp [s] @time
        =72 training_file:
        0 type @file, 1 manufacturer @manufacturer, 2 product, 3 serial_number, 4
        time_created @time, 253 timestamp @time
        =78 hrv:
        0 time [s] /1000
        =80 ant_rx:
        0 fractional_timestamp [s] /32768, 1 mesg_id, 2 mesg_data, 3 channel_number, 4 data,
        253 timestamp [s] @time
        =81 ant_tx:
        0 fractional_timestamp [s] /32768, 1 mesg_id, 2 mesg_data, 3 channel_number, 4 data,
        253 timestamp [s] @time
        =82 ant_channel_id:
        0 channel_number, 1 device_type, 2 device_number, 3 transmission_type, 4
        device_index @device_index
        =101 length:
        0 event @event, 1 event_type @event_type, 2 start_time @time, 3 total_elapsed_time
        [s] /1000, 4 total_timer_time [s] /1000, 5 total_strokes [strokes], 6 avg_speed
        [m/s] /1000, 7 swim_stroke [swim_stroke] @swim_stroke, 9 avg_swimming_cadence
        [strokes/min], 10 event_group, 11 total_calories [kcal], 12 length_type
        @length_type, 18 player_score, 19 opponent_score, 20 stroke_count [counts], 21
        zone_count [counts], 22 enhanced_avg_respiration_rate [Breaths/min] /100, 23
        enhanced_max_respiration_rate [Breaths/min] /100, 24 avg_respiration_rate, 25
        max_respiration_rate, 26 metabolic_calories [kcal], 253 timestamp @time, 254
        message_index @message_index
        =103 monitoring_info:
        0 local_timestamp [s] @time, 1 activity_type @activity_type, 3 cycles_to_distance
        [m/cycle] /5000, 4 cycles_to_calories [kcal/cycle] /5000, 5 resting_metabolic_rate
        [kcal/day], 253 timestamp [s] @time
        =104 battery:
        2 capacity [%], 253 timestamp @time
        =105 pad:

        =106 slave_device:
        0 manufacturer @manufacturer, 1 product
        =127 connectivity:
        0 bluetooth_enabled, 1 bluetooth_le_enabled, 2 ant_enabled, 3 name, 4
        live_tracking_enabled, 5 weather_conditions_enabled, 6 weather_alerts_enabled, 7
        auto_activity_upload_enabled, 8 course_download_enabled, 9 workout_download_enabled,
        10 gps_ephemeris_download_enabled, 11 incident_detection_enabled, 12
        grouptrack_enabled
        =128 weather_conditions:
        0 weather_report @weather_report, 1 temperature [C], 2 condition @weather_status, 3
        wind_direction [degrees], 4 wind_speed [m/s] /1000, 5 precipitation_probability, 6
        temperature_feels_like [C], 7 relative_humidity, 8 location, 9 observed_at_time
        @time, 10 observed_location_lat [semicircles], 11 observed_location_long
        [semicircles], 12 day_of_week @day_of_week, 13 high_temperature [C], 14
        low_temperature [C], 253 timestamp @time
        =129 weather_alert:
        0 report_id, 1 issue_time @time, 2 expire_time @time, 3 severity @weather_severity,
        4 type @weather_severe_type, 253 timestamp @time
        =131 cadence_zone:
        0 high_value [rpm], 1 name, 254 message_index @message_index
        =132 hr:
        0 fractional_timestamp [s] /32768, 1 time256 [s] /256, 6 filtered_bpm [bpm], 9
        event_timestamp [s] /1024, 10 event_timestamp_12, 253 timestamp @time
        =142 segment_lap:
        0 event @event, 1 event_type @event_type, 2 start_time @time, 3 start_position_lat
        [semicircles], 4 start_position_long [semicircles], 5 end_position_lat
        [semicircles], 6 end_position_long [semicircles], 7 total_elapsed_time [s] /1000, 8
        total_timer_time [s] /1000, 9 total_distance [m] /100, 10 total_cycles [cycles], 11
        total_calories [kcal], 12 total_fat_calories [kcal], 13 avg_speed [m/s] /1000, 14
        max_speed [m/s] /1000, 15 avg_heart_rate [bpm], 16 max_heart_rate [bpm], 17
        avg_cadence [rpm], 18 max_cadence [rpm], 19 avg_power [watts], 20 max_power [watts],
        21 total_ascent [m], 22 total_descent [m], 23 sport @sport, 24 event_group, 25
        nec_lat [semicircles], 26 nec_long [semicircles], 27 swc_lat [semicircles], 28
        swc_long [semicircles], 29 name, 30 normalized_power [watts], 31 left_right_balance
        @left_right_balance_100, 32 sub_sport @sub_sport, 33 total_work [J], 34 avg_altitude
        [m] /5 -500, 35 max_altitude [m] /5 -500, 36 gps_accuracy [m], 37 avg_grade [%]
        /100, 38 avg_pos_grade [%] /100, 39 avg_neg_grade [%] /100, 40 max_pos_grade [%]
        /100, 41 max_neg_grade [%] /100, 42 avg_temperature [C], 43 max_temperature [C], 44
        total_moving_time [s] /1000, 45 avg_pos_vertical_speed [m/s] /1000, 46
        avg_neg_vertical_speed [m/s] /1000, 47 max_pos_vertical_speed [m/s] /1000, 48
        max_neg_vertical_speed [m/s] /1000, 49 time_in_hr_zone [s] /1000, 50
        time_in_speed_zone [s] /1000, 51 time_in_cadence_zone [s] /1000, 52
        time_in_power_zone [s] /1000, 53 repetition_num, 54 min_altitude [m] /5 -500, 55
        min_heart_rate [bpm], 56 active_time [s] /1000, 57 wkt_step_index @message_index, 58
        sport_event @sport_event, 59 avg_left_torque_effectiveness [percent] /2, 60
        avg_right_torque_effectiveness [percent] /2, 61 avg_left_pedal_smoothness [percent]
        /2, 62 avg_right_pedal_smoothness [percent] /2, 63 avg_combined_pedal_smoothness
        [percent] /2, 64 status @segment_lap_status, 65 uuid, 66 avg_fractional_cadence
        [rpm] /128, 67 max_fractional_cadence [rpm] /128, 68 total_fractional_cycles
        [cycles] /128, 69 front_gear_shift_count, 70 rear_gear_shift_count, 71 time_standing
        [s] /1000, 72 stand_count, 73 avg_left_pco [mm], 74 avg_right_pco [mm], 75
        avg_left_power_phase [degrees] /0.7111111, 76 avg_left_power_phase_peak [degrees]
        /0.7111111, 77 avg_right_power_phase [degrees] /0.7111111, 78
        avg_right_power_phase_peak [degrees] /0.7111111, 79 avg_power_position [watts], 80
        max_power_position [watts], 81 avg_cadence_position [rpm], 82 max_cadence_position
        [rpm], 83 manufacturer @manufacturer, 84 total_grit [kGrit], 85 total_flow [Flow],
        86 avg_grit [kGrit], 87 avg_flow [Flow], 88 metabolic_calories [kcal], 89
        total_fractional_ascent [m] /100, 90 total_fractional_descent [m] /100, 91
        enhanced_avg_altitude [m] /5 -500, 92 enhanced_max_altitude [m] /5 -500, 93
        enhanced_min_altitude [m] /5 -500, 253 timestamp [s] @time, 254 message_index
        @message_index
        =145 memo_glob:
        0 memo, 1 mesg_num @mesg_num, 2 parent_index @message_index, 3 field_num, 4 data,
        250 part_index
        =148 segment_id:
        0 name, 1 uuid, 2 sport @sport, 3 enabled, 4 user_profile_primary_key, 5 device_id,
        6 default_race_leader, 7 delete_status @segment_delete_status, 8 selection_type
        @segment_selection_type
        =149 segment_leaderboard_entry:
        0 name, 1 type @segment_leaderboard_type, 2 group_primary_key, 3 activity_id, 4
        segment_time [s] /1000, 5 activity_id_string, 254 message_index @message_index
        =150 segment_point:
        1 position_lat [semicircles], 2 position_long [semicircles], 3 distance [m] /100, 4
        altitude [m] /5 -500, 5 leader_time [s] /1000, 6 enhanced_altitude [m] /5 -500, 254
        message_index @message_index
        =151 segment_file:
        1 file_uuid, 3 enabled, 4 user_profile_primary_key, 7 leader_type
        @segment_leaderboard_type, 8 leader_group_primary_key, 9 leader_activity_id, 10
        leader_activity_id_string, 11 default_race_leader, 254 message_index @message_index
        =158 workout_session:
        0 sport @sport, 1 sub_sport @sub_sport, 2 num_valid_steps, 3 first_step_index, 4
        pool_length [m] /100, 5 pool_length_unit @display_measure, 254 message_index
        @message_index
        =159 watchface_settings:
        0 mode @watchface_mode, 1 layout, 254 message_index @message_index
        =160 gps_metadata:
        0 timestamp_ms [ms], 1 position_lat [semicircles], 2 position_long [semicircles], 3
        enhanced_altitude [m] /5 -500, 4 enhanced_speed [m/s] /1000, 5 heading [degrees]
        /100, 6 utc_timestamp [s] @time, 7 velocity [m/s] /100, 253 timestamp [s] @time
        =161 camera_event:
        0 timestamp_ms [ms], 1 camera_event_type @camera_event_type, 2 camera_file_uuid, 3
        camera_orientation @camera_orientation_type, 253 timestamp [s] @time
        =162 timestamp_correlation:
        0 fractional_timestamp [s] /32768, 1 system_timestamp [s] @time, 2
        fractional_system_timestamp [s] /32768, 3 local_timestamp [s] @time, 4 timestamp_ms
        [ms], 5 system_timestamp_ms [ms], 253 timestamp [s] @time
        =164 gyroscope_data:
        0 timestamp_ms [ms], 1 sample_time_offset [ms], 2 gyro_x [counts], 3 gyro_y
        [counts], 4 gyro_z [counts], 5 calibrated_gyro_x [deg/s], 6 calibrated_gyro_y
        [deg/s], 7 calibrated_gyro_z [deg/s], 253 timestamp [s] @time
        =165 accelerometer_data:
        0 timestamp_ms [ms], 1 sample_time_offset [ms], 2 accel_x [counts], 3 accel_y
        [counts], 4 accel_z [counts], 5 calibrated_accel_x [g], 6 calibrated_accel_y [g], 7
        calibrated_accel_z [g], 8 compressed_calibrated_accel_x [mG], 9
        compressed_calibrated_accel_y [mG], 10 compressed_calibrated_accel_z [mG], 253
        timestamp [s] @time
        =167 three_d_sensor_calibration:
        0 sensor_type @sensor_type, 1 calibration_factor, 2 calibration_divisor [counts], 3
        level_shift, 4 offset_cal, 5 orientation_matrix /65535, 253 timestamp [s] @time
        =169 video_frame:
        0 timestamp_ms [ms], 1 frame_number, 253 timestamp [s] @time
        =174 obdii_data:
        0 timestamp_ms [ms], 1 time_offset [ms], 2 pid, 3 raw_data, 4 pid_data_size, 5
        system_time, 6 start_timestamp @time, 7 start_timestamp_ms [ms], 253 timestamp [s]
        @time
        =177 nmea_sentence:
        0 timestamp_ms [ms], 1 sentence, 253 timestamp [s] @time
        =178 aviation_attitude:
        0 timestamp_ms [ms], 1 system_time [ms], 2 pitch [radians] /10430.38, 3 roll
        [radians] /10430.38, 4 accel_lateral [m/s^2] /100, 5 accel_normal [m/s^2] /100, 6
        turn_rate [radians/second] /1024, 7 stage @attitude_stage, 8 attitude_stage_complete
        [%], 9 track [radians] /10430.38, 10 validity @attitude_validity, 253 timestamp [s]
        @time
        =184 video:
        0 url, 1 hosting_provider, 2 duration [ms]
        =185 video_title:
        0 message_count, 1 text, 254 message_index @message_index
        =186 video_description:
        0 message_count, 1 text, 254 message_index @message_index
        =187 video_clip:
        0 clip_number, 1 start_timestamp @time, 2 start_timestamp_ms, 3 end_timestamp @time,
        4 end_timestamp_ms, 6 clip_start [ms], 7 clip_end [ms]
        =188 ohr_settings:
        0 enabled @switch, 253 timestamp [s] @time
        =200 exd_screen_configuration:
        0 screen_index, 1 field_count, 2 layout @exd_layout, 3 screen_enabled
        =201 exd_data_field_configuration:
        0 screen_index, 1 concept_field, 2 field_id, 3 concept_count, 4 display_type
        @exd_display_type, 5 title
        =202 exd_data_concept_configuration:
        0 screen_index, 1 concept_field, 2 field_id, 3 concept_index, 4 data_page, 5
        concept_key, 6 scaling, 8 data_units @exd_data_units, 9 qualifier @exd_qualifiers,
        10 descriptor @exd_descriptors, 11 is_signed
        =206 field_description:
        0 developer_data_index, 1 field_definition_number, 2 fit_base_type_id
        @fit_base_type, 3 field_name, 4 array, 5 components, 6 scale, 7 offset, 8 units, 9
        bits, 10 accumulate, 13 fit_base_unit_id @fit_base_unit, 14 native_mesg_num
        @mesg_num, 15 native_field_num
        =207 developer_data_id:
        0 developer_id, 1 application_id, 2 manufacturer_id @manufacturer, 3
        developer_data_index, 4 application_version
        =208 magnetometer_data:
        0 timestamp_ms [ms], 1 sample_time_offset [ms], 2 mag_x [counts], 3 mag_y [counts],
        4 mag_z [counts], 5 calibrated_mag_x [G], 6 calibrated_mag_y [G], 7 calibrated_mag_z
        [G], 253 timestamp [s] @time
        =209 barometer_data:
        0 timestamp_ms [ms], 1 sample_time_offset [ms], 2 baro_pres [Pa], 3
        enhanced_altitude [m] /5 -500, 253 timestamp [s] @time
        =210 one_d_sensor_calibration:
        0 sensor_type @sensor_type, 1 calibration_factor, 2 calibration_divisor [counts], 3
        level_shift, 4 offset_cal, 253 timestamp [s] @time
        =211 monitoring_hr_data:
        0 resting_heart_rate [bpm], 1 current_day_resting_heart_rate [bpm], 253 timestamp
        [s] @time
        =216 time_in_zone:
        0 reference_mesg @mesg_num, 1 reference_index @message_index, 2 time_in_hr_zone [s]
        /1000, 3 time_in_speed_zone [s] /1000, 4 time_in_cadence_zone [s] /1000, 5
        time_in_power_zone [s] /1000, 6 hr_zone_high_boundary [bpm], 7
        speed_zone_high_boundary [m/s] /1000, 8 cadence_zone_high_bondary [rpm], 9
        power_zone_high_boundary [watts], 10 hr_calc_type @hr_zone_calc, 11 max_heart_rate,
        12 resting_heart_rate, 13 threshold_heart_rate, 14 pwr_calc_type @pwr_zone_calc, 15
        functional_threshold_power, 253 timestamp [s] @time
        =225 set:
        0 duration [s] /1000, 3 repetitions, 4 weight [kg] /16, 5 set_type @set_type, 6
        start_time @time, 7 category @exercise_category, 8 category_subtype, 9
        weight_display_unit @fit_base_unit, 10 message_index @message_index, 11
        wkt_step_index @message_index, 254 timestamp @time
        =227 stress_level:
        0 stress_level_value, 1 stress_level_time [s] @time
        =229 max_met_data:
        0 update_time @time, 2 vo2_max [mL/kg/min] /10, 5 sport @sport, 6 sub_sport
        @sub_sport, 8 max_met_category @max_met_category, 9 calibrated_data, 12 hr_source
        @max_met_heart_rate_source, 13 speed_source @max_met_speed_source
        =258 dive_settings:
        0 name, 1 model @tissue_model_type, 2 gf_low [percent], 3 gf_high [percent], 4
        water_type @water_type, 5 water_density [kg/m^3], 6 po2_warn [percent] /100, 7
        po2_critical [percent] /100, 8 po2_deco [percent] /100, 9 safety_stop_enabled, 10
        bottom_depth, 11 bottom_time, 12 apnea_countdown_enabled, 13 apnea_countdown_time,
        14 backlight_mode @dive_backlight_mode, 15 backlight_brightness, 16
        backlight_timeout @backlight_timeout, 17 repeat_dive_interval [s], 18
        safety_stop_time [s], 19 heart_rate_source_type @source_type, 20 heart_rate_source,
        21 travel_gas @message_index, 22 ccr_low_setpoint_switch_mode
        @ccr_setpoint_switch_mode, 23 ccr_low_setpoint [percent] /100, 24
        ccr_low_setpoint_depth [m] /1000, 25 ccr_high_setpoint_switch_mode
        @ccr_setpoint_switch_mode, 26 ccr_high_setpoint [percent] /100, 27
        ccr_high_setpoint_depth [m] /1000, 29 gas_consumption_display
        @gas_consumption_rate_type, 30 up_key_enabled, 35 dive_sounds @tone, 36
        last_stop_multiple /10, 37 no_fly_time_mode @no_fly_time_mode, 253 timestamp @time,
        254 message_index @message_index
        =259 dive_gas:
        0 helium_content [percent], 1 oxygen_content [percent], 2 status @dive_gas_status, 3
        mode @dive_gas_mode, 254 message_index @message_index
        =262 dive_alarm:
        0 depth [m] /1000, 1 time [s], 2 enabled, 3 alarm_type @dive_alarm_type, 4 sound
        @tone, 5 dive_types @sub_sport, 6 id, 7 popup_enabled, 8 trigger_on_descent, 9
        trigger_on_ascent, 10 repeating, 11 speed [mps] /1000, 254 message_index
        @message_index
        =264 exercise_title:
        0 exercise_category @exercise_category, 1 exercise_name, 2 wkt_step_name, 254
        message_index @message_index
        =268 dive_summary:
        0 reference_mesg @mesg_num, 1 reference_index @message_index, 2 avg_depth [m] /1000,
        3 max_depth [m] /1000, 4 surface_interval [s], 5 start_cns [percent], 6 end_cns
        [percent], 7 start_n2 [percent], 8 end_n2 [percent], 9 o2_toxicity [OTUs], 10
        dive_number, 11 bottom_time [s] /1000, 12 avg_pressure_sac [bar/min] /100, 13
        avg_volume_sac [L/min] /100, 14 avg_rmv [L/min] /100, 15 descent_time [s] /1000, 16
        ascent_time [s] /1000, 17 avg_ascent_rate [m/s] /1000, 22 avg_descent_rate [m/s]
        /1000, 23 max_ascent_rate [m/s] /1000, 24 max_descent_rate [m/s] /1000, 25 hang_time
        [s] /1000, 253 timestamp [s] @time
        =269 spo2_data:
        0 reading_spo2 [percent], 1 reading_confidence, 2 mode @spo2_measurement_type, 253
        timestamp [s] @time
        =275 sleep_level:
        0 sleep_level @sleep_level, 253 timestamp [s] @time
        =285 jump:
        0 distance [m], 1 height [m], 2 rotations, 3 hang_time [s], 4 score, 5 position_lat
        [semicircles], 6 position_long [semicircles], 7 speed [m/s] /1000, 8 enhanced_speed
        [m/s] /1000, 253 timestamp [s] @time
        =289 aad_accel_features:
        0 time [s], 1 energy_total, 2 zero_cross_cnt, 3 instance, 4 time_above_threshold [s]
        /25, 253 timestamp @time
        =290 beat_intervals:
        0 timestamp_ms [ms], 1 time [ms], 253 timestamp @time
        =297 respiration_rate:
        0 respiration_rate [breaths/min] /100, 253 timestamp @time
        =302 hsa_accelerometer_data:
        0 timestamp_ms [ms], 1 sampling_interval [ms], 2 accel_x [mG] /1.024, 3 accel_y [mG]
        /1.024, 4 accel_z [mG] /1.024, 5 timestamp_32k, 253 timestamp [s] @time
        =304 hsa_step_data:
        0 processing_interval [s], 1 steps [steps], 253 timestamp [s] @time
        =305 hsa_spo2_data:
        0 processing_interval [s], 1 reading_spo2 [percent], 2 confidence, 253 timestamp [s]
        @time
        =306 hsa_stress_data:
        0 processing_interval [s], 1 stress_level [s], 253 timestamp @time
        =307 hsa_respiration_data:
        0 processing_interval [s], 1 respiration_rate [breaths/min] /100, 253 timestamp [s]
        @time
        =308 hsa_heart_rate_data:
        0 processing_interval [s], 1 status, 2 heart_rate [bpm], 253 timestamp [s] @time
        =312 split:
        0 split_type @split_type, 1 total_elapsed_time [s] /1000, 2 total_timer_time [s]
        /1000, 3 total_distance [m] /100, 4 avg_speed [m/s] /1000, 9 start_time @time, 11
        sport @sport, 12 sub_sport @sub_sport, 13 total_ascent [m], 14 total_descent [m], 15
        avg_heart_rate [bpm], 16 max_heart_rate [bpm], 17 nec_lat [semicircles], 18 nec_long
        [semicircles], 19 swc_lat [semicircles], 20 swc_long [semicircles], 21
        start_position_lat [semicircles], 22 start_position_long [semicircles], 23
        end_position_lat [semicircles], 24 end_position_long [semicircles], 25 max_speed
        [m/s] /1000, 26 avg_vert_speed [m/s] /1000, 27 end_time @time, 28 total_calories
        [kcal], 29 avg_cadence [rpm] /128, 30 max_cadence [rpm] /128, 31 total_cycles
        [cycles], 32 avg_temperature [C], 33 max_temperature [C], 34 min_temperature [C], 35
        avg_vertical_oscillation [mm] /10, 36 avg_vertical_ratio [percent] /100, 37
        avg_stance_time [ms] /10, 38 avg_stance_time_balance [percent] /100, 39
        avg_step_length [mm] /10, 40 avg_power [watts], 41 max_power [watts], 42
        normalized_power [watts], 43 left_right_balance @left_right_balance_100, 44
        time_standing [s] /1000, 45 avg_left_pco [mm], 46 avg_right_pco [mm], 47
        avg_left_power_phase [degrees] /0.7111111, 48 avg_left_power_phase_peak [degrees]
        /0.7111111, 49 avg_right_power_phase [degrees] /0.7111111, 50
        avg_right_power_phase_peak [degrees] /0.7111111, 51 avg_power_position [watts], 52
        max_power_position [watts], 53 avg_left_torque_effectiveness [percent] /2, 54
        avg_right_torque_effectiveness [percent] /2, 55 avg_left_pedal_smoothness [percent]
        /2, 56 avg_right_pedal_smoothness [percent] /2, 57 avg_combined_pedal_smoothness
        [percent] /2, 58 avg_flow [Flow], 59 total_grit [kGrit], 62 swim_stroke
        @swim_stroke, 63 num_active_lengths [lengths], 64 avg_swolf, 65 avg_stroke_distance
        [m] /100, 66 avg_strokes_per_length [strokes/length] /10, 67 first_lap_index, 68
        num_laps, 69 climb_grading_scale @climb_grading_scale, 70 climb_grade_value, 71
        status @split_status, 72 num_falls, 73 climb_send, 74 start_elevation [m] /5 -500,
        78 active_time [s] /1000, 79 metabolic_calories [kcal], 80 total_fractional_ascent
        [m] /100, 81 total_fractional_descent [m] /100, 88 avg_grade [%] /100, 89 max_grade
        [%] /100, 90 min_cadence [rpm] /128, 93 avg_grade_adjusted_speed [m/s] /1000, 94
        avg_stress, 99 avg_vam [m/s] /1000, 104 jump_count, 110 total_moving_time [s] /1000,
        112 dive_section_type @dive_section_type, 113 avg_ascent_rate [m/s] /1000, 114
        max_ascent_rate [m/s] /1000, 115 avg_descent_rate [m/s] /1000, 116 max_descent_rate
        [m/s] /1000, 117 total_ascent_time [s] /1000, 118 total_descent_time [s] /1000, 119
        total_hang_time [s] /1000, 120 apnea_discipline @apnea_discipline, 121 avg_depth [m]
        /1000, 122 max_depth [m] /1000, 124 min_heart_rate [bpm], 127 surface_interval [s],
        142 total_fractional_cycles [cycles] /128, 144 avg_stance_time_percent [percent]
        /100, 168 total_anaerobic_training_effect /10, 169 front_gear_shift_count, 170
        rear_gear_shift_count, 253 timestamp [s] @time, 254 message_index @message_index
        =313 split_summary:
        0 split_type @split_type, 1 sport @sport, 2 sub_sport @sub_sport, 3 num_splits, 4
        total_timer_time [s] /1000, 5 total_distance [m] /100, 6 avg_speed [m/s] /1000, 7
        max_speed [m/s] /1000, 8 total_ascent [m], 9 total_descent [m], 10 avg_heart_rate
        [bpm], 11 max_heart_rate [bpm], 12 avg_vert_speed [m/s] /1000, 13 total_calories
        [kcal], 14 avg_cadence [rpm] /128, 15 max_cadence [rpm] /128, 16 total_cycles
        [cycles], 17 avg_temperature [C], 18 max_temperature [C], 19 min_temperature [C], 20
        avg_vertical_oscillation [mm] /10, 21 avg_vertical_ratio [percent] /100, 22
        avg_stance_time [ms] /10, 23 avg_stance_time_balance [percent] /100, 24
        avg_step_length [mm] /10, 25 avg_power [watts], 26 max_power [watts], 27
        normalized_power [watts], 28 left_right_balance @left_right_balance_100, 29
        time_standing [s] /1000, 30 avg_left_pco [mm], 31 avg_right_pco [mm], 32
        avg_left_power_phase [degrees] /0.7111111, 33 avg_left_power_phase_peak [degrees]
        /0.7111111, 34 avg_right_power_phase [degrees] /0.7111111, 35
        avg_right_power_phase_peak [degrees] /0.7111111, 36 avg_power_position [watts], 37
        max_power_position [watts], 38 avg_left_torque_effectiveness [percent] /2, 39
        avg_right_torque_effectiveness [percent] /2, 40 avg_left_pedal_smoothness [percent]
        /2, 41 avg_right_pedal_smoothness [percent] /2, 42 avg_combined_pedal_smoothness
        [percent] /2, 43 avg_flow [Flow], 44 total_grit [kGrit], 47 swim_stroke
        @swim_stroke, 48 num_active_lengths [lengths], 49 avg_swolf, 50 avg_stroke_distance
        [m] /100, 51 avg_strokes_per_length [strokes/length] /10, 52 avg_ascent [m], 53
        max_ascent [m], 54 climb_grading_scale @climb_grading_scale, 55
        climb_max_grade_value, 56 num_falls, 58 num_climbs_attempted, 59
        num_climbs_completed, 60 max_distance [m] /100, 64 metabolic_calories [kcal], 65
        active_time [s] /1000, 66 total_fractional_ascent [m] /100, 67
        total_fractional_descent [m] /100, 68 avg_fractional_ascent [m] /100, 69
        max_fractional_ascent [m] /100, 71 avg_grade_adjusted_speed [m/s] /1000, 72
        avg_stress, 77 total_moving_time [s] /1000, 79 start_time @time, 87 min_heart_rate
        [bpm], 91 avg_stance_time_percent [percent] /100, 101 max_total_timer_time [s]
        /1000, 253 timestamp [s] @time, 254 message_index @message_index
        =314 hsa_body_battery_data:
        0 processing_interval [s], 1 level [percent], 2 charged, 3 uncharged, 253 timestamp
        [s] @time
        =315 hsa_event:
        0 event_id, 253 timestamp [s] @time
        =317 climb_pro:
        0 position_lat [semicircles], 1 position_long [semicircles], 2 climb_pro_event
        @climb_pro_event, 3 climb_number, 4 climb_category, 5 current_dist [m], 253
        timestamp [s] @time
        =319 tank_update:
        0 sensor @ant_channel_id, 1 pressure [bar] /100, 253 timestamp [s] @time
        =323 tank_summary:
        0 sensor @ant_channel_id, 1 start_pressure [bar] /100, 2 end_pressure [bar] /100, 3
        volume_used [L] /100, 253 timestamp [s] @time
        =346 sleep_assessment:
        0 combined_awake_score, 1 awake_time_score, 2 awakenings_count_score, 3
        deep_sleep_score, 4 sleep_duration_score, 5 light_sleep_score, 6
        overall_sleep_score, 7 sleep_quality_score, 8 sleep_recovery_score, 9
        rem_sleep_score, 10 sleep_restlessness_score, 11 awakenings_count, 14
        interruptions_score, 15 average_stress_during_sleep /100
        =370 hrv_status_summary:
        0 weekly_average [ms] /128, 1 last_night_average [ms] /128, 2 last_night_5_min_high
        [ms] /128, 3 baseline_low_upper [ms] /128, 4 baseline_balanced_lower [ms] /128, 5
        baseline_balanced_upper [ms] /128, 6 status @hrv_status, 253 timestamp @time
        =371 hrv_value:
        0 value [ms] /128, 253 timestamp @time
        =372 raw_bbi:
        0 timestamp_ms [ms], 1 data, 2 time [ms], 3 quality, 4 gap, 253 timestamp @time
        =375 device_aux_battery_info:
        0 device_index @device_index, 1 battery_voltage [V] /256, 2 battery_status
        @battery_status, 3 battery_identifier, 253 timestamp @time
        =376 hsa_gyroscope_data:
        0 timestamp_ms [ms], 1 sampling_interval [1/32768s], 2 gyro_x [deg/s] /28.57143, 3
        gyro_y [deg/s] /28.57143, 4 gyro_z [deg/s] /28.57143, 5 timestamp_32k [1/32768s],
        253 timestamp [s] @time
        =387 chrono_shot_session:
        0 min_speed [m/s] /1000, 1 max_speed [m/s] /1000, 2 avg_speed [m/s] /1000, 3
        shot_count, 4 projectile_type @projectile_type, 5 grain_weight [gr] /10, 6
        standard_deviation [m/s] /1000, 253 timestamp @time
        =388 chrono_shot_data:
        0 shot_speed [m/s] /1000, 1 shot_num, 253 timestamp @time
        =389 hsa_configuration_data:
        0 data, 1 data_size, 253 timestamp [s] @time
        =393 dive_apnea_alarm:
        0 depth [m] /1000, 1 time [s], 2 enabled, 3 alarm_type @dive_alarm_type, 4 sound
        @tone, 5 dive_types @sub_sport, 6 id, 7 popup_enabled, 8 trigger_on_descent, 9
        trigger_on_ascent, 10 repeating, 11 speed [mps] /1000, 254 message_index
        @message_index
        =398 skin_temp_overnight:
        0 local_timestamp @time, 1 average_deviation, 2 average_7_day_deviation, 4
        nightly_value, 253 timestamp @time
        =409 hsa_wrist_temperature_data:
        0 processing_interval [s], 1 value [C] /1000, 253 timestamp [s] @time
        =412 nap_event:
        0 start_time [seconds] @time, 1 start_timezone_offset [minutes], 2 end_time
        [seconds] @time, 3 end_timezone_offset [minutes], 4 feedback @nap_period_feedback, 5
        is_deleted, 6 source @nap_source, 7 update_timestamp @time, 253 timestamp @time, 254
        message_index @message_index
        =470 sleep_disruption_severity_period:
        0 severity @sleep_disruption_severity, 253 timestamp @time, 254 message_index
        @message_index
        =471 sleep_disruption_overnight_severity:
        0 severity @sleep_disruption_severity, 253 timestamp @time
        """
}
