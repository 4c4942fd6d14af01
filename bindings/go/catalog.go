package glia

import "strconv"

// Kinds and their names, as the generated methods of each kind of kinds have them.

func kindsOf[K ~int32](family Family) ([]K, error) {
	count, err := callCatalogCount(family)
	if err != nil {
		return nil, err
	}
	kinds := make([]K, count)
	for index := range kinds {
		kind, err := callCatalogKind(family, int32(index))
		if err != nil {
			return nil, err
		}
		kinds[index] = K(kind)
	}
	return kinds, nil
}

func parametersOf(family Family, kind int32) ([]ParameterInfo, error) {
	count, err := callCatalogParameterCount(family, kind)
	if err != nil {
		return nil, err
	}
	parameters := make([]ParameterInfo, count)
	for index := range parameters {
		parameters[index], err = callCatalogParameter(family, kind, int32(index))
		if err != nil {
			return nil, err
		}
	}
	return parameters, nil
}

func nameOf(family Family, kind int32, kindName string) string {
	name, err := callCatalogName(family, kind)
	if err != nil {
		return unknownName(kindName, kind)
	}
	return name
}

func unknownName(kindName string, number int32) string {
	return kindName + "(" + strconv.Itoa(int(number)) + ")"
}

// String gives the name of the key, such as "learning_rate".
func (k Param) String() string {
	name, err := callParameterName(k)
	if err != nil {
		return unknownName("Param", int32(k))
	}
	return name
}

// String gives the name of the instruction set.
func (k Level) String() string {
	name, err := callLevelName(k)
	if err != nil {
		return unknownName("Level", int32(k))
	}
	return name
}
